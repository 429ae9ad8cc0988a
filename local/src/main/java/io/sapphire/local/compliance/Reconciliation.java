package io.sapphire.local.compliance;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import java.util.HashSet;
import java.util.Set;

/** That fills add up to what the venue says is held, and that no entry leaves while they do not. */
final class Reconciliation implements Probe {
    private final Set<Symbol> apart = new HashSet<>();
    private long compared;
    private long differences;
    private long fills;
    private String broken = "";

    @Override
    public void see(Recorded recorded, Desk desk) {
        switch (recorded.event()) {
            case MeshEvent.PositionReconciled told -> compare(recorded.sequence(), told, desk);
            case MeshEvent.OrderChanged(OrderEvent.Filled _, var _),
                    MeshEvent.OrderChanged(OrderEvent.PartiallyFilled _, var _) -> fills++;
            case MeshEvent.OrderChanged(OrderEvent.Intended intended, var _)
            when intended.order().purpose() == Purpose.ENTRY
                    && apart.contains(intended.order().symbol())
                    && broken.isEmpty() ->
                broken = "event %d: an entry left though the position differed from the venue's"
                        .formatted(recorded.sequence());
            default -> {
                // Nothing that positions follow from.
            }
        }
    }

    private void compare(long sequence, MeshEvent.PositionReconciled told, Desk desk) {
        compared++;
        if (told.oursE8() == told.venuesE8()) {
            apart.remove(told.symbol());
        } else {
            differences++;
            apart.add(told.symbol());
        }
        long own = desk.portfolio().position(told.symbol()).quantity().e8();
        if (own != told.oursE8() && broken.isEmpty()) {
            broken = "event %d: fills add up to %s, %s was compared"
                    .formatted(sequence, Fixed.toPlainString(own), Fixed.toPlainString(told.oursE8()));
        }
    }

    @Override
    public Control conclude(Desk desk) {
        var verdict = !broken.isEmpty()
                ? Control.Verdict.BROKEN
                : compared == 0 ? Control.Verdict.UNPROVEN : Control.Verdict.KEPT;
        return new Control(
                "Post-trade reports and reconciliation",
                "15c3-5(c)(2)(iv); RTS 6 Art. 17",
                verdict,
                "every fill is an event; a difference stops entries",
                broken.isEmpty()
                        ? "%d fills; compared with the venue %d times, %d differences"
                                .formatted(fills, compared, differences)
                        : broken);
    }
}
