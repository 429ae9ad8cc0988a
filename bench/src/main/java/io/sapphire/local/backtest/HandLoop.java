package io.sapphire.local.backtest;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.simulator.order.OrderRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same strategy as somebody would write it down in an afternoon: the same venue, frames and agents, and the orders
 * that were decided, sent where they were decided. No consensus, no limits, no events, no state that could be proven.
 */
public final class HandLoop {
    private static final long NO_FILL = Long.MIN_VALUE;

    private final BacktestPlan plan;
    private final Map<Instant, List<Act>> acts = new HashMap<>();
    private final RiskEnvelope envelope;

    /** What was done to the venue at one moment. */
    private sealed interface Act {
        record Place(Order order) implements Act {}

        record Withdraw(Order order) implements Act {}
    }

    /** @param events of the backtest whose orders are sent */
    public HandLoop(BacktestPlan plan, List<MeshEvent> events, RiskEnvelope envelope) {
        this.plan = plan;
        this.envelope = envelope;
        var now = plan.markets().start();
        var orders = new HashMap<OrderId, Order>();
        for (var event : events) {
            if (event instanceof MeshEvent.TimeAdvanced(var time, var _)) {
                now = time;
            } else if (event instanceof MeshEvent.OrderChanged(var fact, var _)) {
                note(fact, now, orders);
            }
        }
    }

    private void note(OrderEvent fact, Instant now, Map<OrderId, Order> orders) {
        if (fact instanceof OrderEvent.Intended intended) {
            orders.put(intended.orderId(), intended.order());
            acts.computeIfAbsent(now, _ -> new ArrayList<>()).add(new Act.Place(intended.order()));
        } else if (fact instanceof OrderEvent.CancelIntended cancel && orders.containsKey(cancel.orderId())) {
            acts.computeIfAbsent(now, _ -> new ArrayList<>()).add(new Act.Withdraw(orders.get(cancel.orderId())));
        }
    }

    /** @return fills and fees, as {@link #outcome} */
    public long run() {
        var venue = new DirectVenue(plan);
        var agents = plan.sessions();
        long mood = 0;
        long fills = 0;
        long fees = 0;
        for (var step = venue.step(); !step.ended() && !step.venueTime().isAfter(plan.end()); step = venue.step()) {
            for (var fact : step.facts()) {
                long fee = fee(fact);
                fills += fee == NO_FILL ? 0 : 1;
                fees += fee == NO_FILL ? 0 : fee;
            }
            for (var frame : step.frames()) {
                mood += mood(agents, new Observation(frame, envelope));
            }
            acts.getOrDefault(step.venueTime(), List.of()).forEach(act -> perform(act, venue));
        }
        return outcome(mood == Long.MIN_VALUE ? -1 : fills, fees);
    }

    private static long fee(MeshEvent fact) {
        if (fact instanceof MeshEvent.OrderChanged(var change, var _)) {
            return change instanceof OrderEvent.Filled filled
                    ? filled.fill().fee().e8()
                    : change instanceof OrderEvent.PartiallyFilled part
                            ? part.fill().fee().e8()
                            : NO_FILL;
        }
        return NO_FILL;
    }

    private static long mood(List<Agent> agents, Observation observation) {
        long mood = 0;
        for (var agent : agents) {
            mood += agent.observe(observation) instanceof Opinion.View(var signal)
                    ? signal.direction().sign()
                    : 0;
        }
        return mood;
    }

    private static void perform(Act act, DirectVenue venue) {
        switch (act) {
            case Act.Place(var order) -> {
                var _ = venue.world().venue().submit(VenueOrders.toVenue(order));
            }
            case Act.Withdraw(var order) -> {
                var _ = venue.world().venue().cancel(order.symbol(), new OrderRef.ByClientId(order.id()));
            }
        }
    }

    /** @param feesE8 in 1e-8 quote-asset units */
    public static long outcome(long fills, long feesE8) {
        return 1_000_003 * fills + feesE8;
    }
}
