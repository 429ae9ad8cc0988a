package io.sapphire.local.compliance;

import io.sapphire.coordinator.core.Latch;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** After so many entries that traded, a market stays off until a person re-arms it. */
final class RepeatedExecution implements Probe {
    private static final String MOST = "max-executions";
    private static final String WITHIN = "executions-within";

    private final Map<Symbol, Map<OrderId, Instant>> traded = new HashMap<>();
    private final Set<Symbol> off = new HashSet<>();
    private int most;
    private long switchedOff;
    private long rearmed;
    private long denied;
    private String broken = "";

    @Override
    public void see(Recorded recorded, Desk desk) {
        switch (recorded.event()) {
            case MeshEvent.OperatorActed acted
            when acted.action().equals(Latch.REARM) -> {
                rearmed++;
                off.removeIf(acted.scope()::covers);
                traded.keySet().removeIf(acted.scope()::covers);
            }
            case MeshEvent.OrderChanged(var fact, var _) -> see(recorded.sequence(), fact, desk);
            default -> {
                // Nothing else trades or re-arms.
            }
        }
    }

    private void see(long sequence, OrderEvent fact, Desk desk) {
        if (desk.limit(MOST).isEmpty() || desk.limit(WITHIN).isEmpty()) {
            return;
        }
        switch (fact) {
            case OrderEvent.Denied refused when refused.denial().code() == DenialCode.THROTTLED -> denied++;
            case OrderEvent.Intended intended
            when intended.order().purpose() == Purpose.ENTRY
                    && off.contains(intended.order().symbol())
                    && broken.isEmpty() ->
                broken = "event %d: an entry left though the market was off".formatted(sequence);
            case OrderEvent.Filled filled -> traded(filled.orderId(), filled.fill(), desk);
            case OrderEvent.PartiallyFilled filled -> traded(filled.orderId(), filled.fill(), desk);
            default -> {
                // Nothing else trades.
            }
        }
    }

    private void traded(OrderId id, Fill fill, Desk desk) {
        boolean entry = desk.intent(id)
                .filter(intended -> intended.order().purpose() == Purpose.ENTRY)
                .isPresent();
        if (!entry) {
            return;
        }
        var orders = traded.computeIfAbsent(fill.symbol(), _ -> new LinkedHashMap<>());
        orders.putIfAbsent(id, desk.now());
        orders.values().removeIf(time -> !time.isAfter(desk.now().minus(desk.span(WITHIN))));
        most = Math.max(most, orders.size());
        if (orders.size() >= desk.count(MOST) && off.add(fill.symbol())) {
            switchedOff++;
        }
    }

    @Override
    public Control conclude(Desk desk) {
        var name = "Repeated execution";
        var rules = "RTS 6 Art. 15(3)";
        if (desk.limit(MOST).isEmpty() || desk.limit(WITHIN).isEmpty()) {
            return new Control(name, rules, Control.Verdict.MISSING, "no limit " + MOST, "");
        }
        return new Control(
                name,
                rules,
                broken.isEmpty() ? Control.Verdict.KEPT : Control.Verdict.BROKEN,
                "%s %d, %s %s"
                        .formatted(
                                MOST,
                                desk.count(MOST),
                                WITHIN,
                                desk.limit(WITHIN).orElse("")),
                broken.isEmpty()
                        ? "at most %d entries traded within that; switched off %d times, re-armed %d times by hand; %d entries were refused as %d"
                                .formatted(most, switchedOff, rearmed, denied, DenialCode.THROTTLED.number())
                        : broken);
    }
}
