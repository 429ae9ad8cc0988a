package io.sapphire.local.compliance;

import io.sapphire.coordinator.core.Divergence;
import io.sapphire.coordinator.core.Replay;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.DenialCode;
import java.util.Arrays;
import java.util.Optional;

/** That the gate stood before every order: all it decided is decided again, from what came from outside alone. */
final class Recomputed implements Probe {
    private final Replay replay = new Replay();
    private Optional<Divergence> parted = Optional.empty();

    @Override
    public void see(Recorded recorded, Desk desk) {
        if (parted.isEmpty()) {
            parted = replay.take(recorded);
        }
    }

    @Override
    public Control conclude(Desk desk) {
        return new Control(
                "Pre-trade, automatic, on every order",
                "15c3-5(c)(1); RTS 6 Art. 15(1)",
                parted.isEmpty() ? Control.Verdict.KEPT : Control.Verdict.BROKEN,
                "%d rules, of which the first that is not kept refuses an order (docs/denial-codes.md)"
                        .formatted(Arrays.stream(DenialCode.values()).count()),
                parted.map(apart -> "event %d: %s".formatted(apart.recorded().sequence(), apart.reason()))
                        .orElseGet(() -> "%d decisions, orders, denials and cancels were decided again, all the same"
                                .formatted(replay.compared())));
    }
}
