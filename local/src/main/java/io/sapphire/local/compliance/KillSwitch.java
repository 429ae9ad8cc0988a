package io.sapphire.local.compliance;

import io.sapphire.coordinator.core.Latch;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a halt, or a reduction, keeps from leaving, and that a halt takes the working entries back. */
final class KillSwitch implements Probe {

    /** What may leave in a market. */
    private enum State {
        ACTIVE,
        REDUCING,
        HALTED
    }

    private final Map<Symbol, State> states = new HashMap<>();
    private final Set<Symbol> flattening = new HashSet<>();
    private final Map<OrderId, Order> working = new HashMap<>();
    private State all = State.ACTIVE;
    private long pulled;
    private long cancels;
    private String broken = "";

    @Override
    public void see(Recorded recorded, Desk desk) {
        switch (recorded.event()) {
            case MeshEvent.TradingHalted halted -> set(halted.scope(), State.HALTED, desk);
            case MeshEvent.TradingReduced reduced -> set(reduced.scope(), State.REDUCING, desk);
            case MeshEvent.TradingResumed resumed -> set(resumed.scope(), State.ACTIVE, desk);
            case MeshEvent.OperatorActed acted
            when acted.action().equals(Latch.FLATTEN) ->
                desk.run()
                        .ifPresent(run -> run.listings().stream()
                                .map(listing -> listing.instrument().symbol())
                                .filter(acted.scope()::covers)
                                .forEach(flattening::add));
            case MeshEvent.OrderChanged(var fact, var _) -> see(recorded.sequence(), fact);
            default -> {
                // Nothing else holds orders back or lets them leave.
            }
        }
    }

    private void set(Scope scope, State state, Desk desk) {
        pulled += state == State.ACTIVE ? 0 : 1;
        if (scope.equals(Scope.ALL)) {
            all = state;
        }
        desk.run()
                .ifPresent(run -> run.listings().stream()
                        .map(listing -> listing.instrument().symbol())
                        .filter(scope::covers)
                        .forEach(symbol -> {
                            if (!scope.equals(Scope.ALL)) {
                                states.put(symbol, state);
                            }
                            if (state == State.ACTIVE) {
                                flattening.remove(symbol);
                            }
                        }));
    }

    private State state(Symbol symbol) {
        var own = states.getOrDefault(symbol, State.ACTIVE);
        return own.compareTo(all) > 0 ? own : all;
    }

    private void see(long sequence, OrderEvent fact) {
        switch (fact) {
            case OrderEvent.Intended intended -> leaving(sequence, intended.order());
            case OrderEvent.CancelIntended cancelled -> {
                var order = working.get(cancelled.orderId());
                cancels += order != null && state(order.symbol()) != State.ACTIVE ? 1 : 0;
            }
            case OrderEvent.Filled _, OrderEvent.Cancelled _, OrderEvent.Expired _, OrderEvent.Rejected _ ->
                working.remove(fact.orderId());
            default -> {
                // It neither leaves nor ends.
            }
        }
    }

    private void leaving(long sequence, Order order) {
        working.put(order.id(), order);
        var state = state(order.symbol());
        boolean wrong = order.purpose() == Purpose.ENTRY && state != State.ACTIVE
                || order.purpose() == Purpose.EXIT && state == State.HALTED && !flattening.contains(order.symbol());
        if (wrong && broken.isEmpty()) {
            broken = "event %d: %s left while %s was %s".formatted(sequence, order.purpose(), order.symbol(), state);
        }
    }

    @Override
    public Control conclude(Desk desk) {
        return new Control(
                "Kill functionality",
                "RTS 6 Art. 12; 15c3-5(c)(1)",
                broken.isEmpty() ? Control.Verdict.KEPT : Control.Verdict.BROKEN,
                "halt, reduce and flatten, of everything or of one market",
                broken.isEmpty()
                        ? pulled == 0
                                ? "not pulled in this run; risk test-fire shows on a running mesh that it holds"
                                : "pulled %d times, nothing left that it forbids, %d cancels followed"
                                        .formatted(pulled, cancels)
                        : broken);
    }
}
