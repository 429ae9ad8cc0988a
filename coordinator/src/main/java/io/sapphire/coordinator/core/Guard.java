package io.sapphire.coordinator.core;

import io.sapphire.coordinator.execution.Bracket;
import io.sapphire.coordinator.execution.Leg;
import io.sapphire.coordinator.execution.OwnOrder;
import io.sapphire.coordinator.execution.Planner;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sees to it that no position is without its stop, and closes those that are, or that an operator wants closed. */
final class Guard {
    /** Aster's code for a trigger that the price has passed already. */
    private static final int WOULD_TRIGGER = -2021;

    private final CoreState state;
    private final Intents intents;
    private final Bracket bracket;

    Guard(CoreState state, Intents intents) {
        this.state = state;
        this.intents = intents;
        this.bracket = new Bracket(state.settings().trading());
    }

    /** Every position has its stop and its take-profit on the right side; those without a position are cancelled. */
    List<Effect> protect(Symbol symbol) {
        var held = state.portfolio().position(symbol);
        if (held.quantity().isZero()) {
            bracket.forget(symbol);
        }
        var instrument = state.market(symbol).listing().instrument();
        var missing = state.account().marks().get(symbol) == null
                ? List.<Leg>of()
                : bracket.missing(held, protection(symbol), instrument);
        var effects = new ArrayList<Effect>();
        missing.forEach(leg -> effects.addAll(
                intents.propose(bracket.order(leg, held, instrument, intents.nextId()), 0, Manner.NONE)));
        effects.addAll(sweep(symbol));
        return effects;
    }

    private List<Effect> sweep(Symbol symbol) {
        var held = state.portfolio().position(symbol);
        return bracket.surplus(held, protection(symbol)).stream()
                .flatMap(own -> intents.cancel(
                        own, held.quantity().isZero() ? "position is gone" : "another one took its place"))
                .toList();
    }

    private List<OwnOrder> protection(Symbol symbol) {
        return state.orders().open(symbol, Purpose.PROTECTION);
    }

    /** A position whose stop the venue did not take in time is closed; it cannot be while halted, but tries its stop. */
    List<Effect> keepSafe(Symbol symbol) {
        boolean tooLong = state.nakedness()
                        .now(symbol, state.now())
                        .compareTo(state.settings().trading().unprotectedAtMost())
                > 0;
        return tooLong && state.latches().state(symbol) != TradingState.HALTED ? flatten(symbol) : protect(symbol);
    }

    /**
     * A stop that the venue refuses leaves a position naked, unless another is there; a take-profit that would trade at
     * once has come too late: either way the position is closed. Any other refused take-profit is not asked for again.
     * What somebody refused on the way is tried again, for as long as a position may be without its stop.
     */
    List<Effect> rejected(OrderEvent.Rejected rejected) {
        return state.orders()
                .find(rejected.orderId())
                .map(OwnOrder::order)
                .filter(order -> order.purpose() == Purpose.PROTECTION && rejected.venueCode() != 0)
                .map(order -> withoutProtection(order, rejected.venueCode()))
                .orElse(List.of());
    }

    private List<Effect> withoutProtection(Order order, int venueCode) {
        bracket.refused(order);
        var held = state.portfolio().position(order.symbol());
        boolean isStopped = protection(order.symbol()).stream().anyMatch(own -> Bracket.protects(own, held));
        boolean closes =
                Leg.of(order.terms()).filter(Leg.PROFIT::equals).isPresent() ? venueCode == WOULD_TRIGGER : !isStopped;
        return closes ? flatten(order.symbol()) : List.of();
    }

    /** Once the venue has a new stop or take-profit, the one before it may go. */
    List<Effect> accepted(OrderId order) {
        return state.orders()
                .find(order)
                .filter(own -> own.order().purpose() == Purpose.PROTECTION)
                .map(own -> sweep(own.order().symbol()))
                .orElse(List.of());
    }

    /** Closes a position at any price, unless that is under way; entries must not open it again. */
    List<Effect> flatten(Symbol symbol) {
        var effects = new ArrayList<Effect>();
        state.orders().open(symbol, Purpose.ENTRY).stream()
                .flatMap(own -> intents.cancel(own, "the position is being closed"))
                .forEach(effects::add);
        if (!state.orders().closing(symbol) && state.account().marks().get(symbol) != null) {
            Planner.flatten(
                            state.portfolio().position(symbol),
                            state.market(symbol).listing().instrument(),
                            intents.nextId())
                    .ifPresent(order -> effects.addAll(intents.propose(order, 0, Manner.NONE)));
        }
        return effects;
    }

    Map<Symbol, Map<Leg, Price>> memory() {
        return bracket.memory();
    }

    void recall(Map<Symbol, Map<Leg, Price>> memory) {
        bracket.recall(memory);
    }
}
