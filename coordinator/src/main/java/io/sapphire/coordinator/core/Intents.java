package io.sapphire.coordinator.core;

import io.sapphire.coordinator.core.Effect.Append;
import io.sapphire.coordinator.core.Effect.Send;
import io.sapphire.coordinator.execution.OwnOrder;
import io.sapphire.coordinator.execution.Planner;
import io.sapphire.coordinator.risk.RiskEngine;
import io.sapphire.coordinator.risk.RiskVerdict.Approved;
import io.sapphire.coordinator.risk.RiskVerdict.Denied;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is about to leave: every order passes the risk gate here, and nowhere else. */
final class Intents {
    private final CoreState state;
    private final RiskDesk desk;

    /** Approvals of intents that are being recorded: they leave when the record comes back. */
    private final Map<OrderId, Approved> departing = new HashMap<>();

    /** The last refusal in each market, so that one decision is not refused for the same reason at every frame. */
    private final Map<Symbol, Refusal> refusals = new HashMap<>();

    /** Orders proposed since the last event, which are not in the ledger yet. */
    private long proposedNow;

    /** Why an order of a decision was refused. */
    record Refusal(long decision, DenialCode code) {}

    Intents(CoreState state) {
        this.state = state;
        this.desk = new RiskDesk(state);
    }

    /** A new event: whatever was proposed on the last one has been recorded. */
    void begin() {
        proposedNow = 0;
    }

    /** Holds an order against every limit: its intent, or its denial. */
    List<Effect> propose(Order order, long decision, Manner manner) {
        var effects = switch (RiskEngine.check(order, desk.view(order), state.limits())) {
            case Approved approved -> intend(approved, decision, manner);
            case Denied denied -> refuse(denied, decision);
        };
        // An order that leaves no record takes no number: the next one would get the number of another.
        proposedNow += effects.size();
        return effects;
    }

    private List<Effect> intend(Approved approved, long decision, Manner manner) {
        var order = approved.order();
        var authority = new Approval(
                approved.limitsVersion(),
                state.epoch(),
                state.now().plus(state.settings().trading().orderLife()));
        var market = state.market(order.symbol());
        var book = market.last().orElseThrow().book();
        var expected = Planner.expectedPrice(order, book, state.mark(order.symbol()));
        var cost = Planner.expectedCost(order, expected, book, market.listing().instrument());
        departing.put(order.id(), approved);
        return List.of(
                append(new OrderEvent.Intended(order, decision, authority, expected, cost, manner, state.now())));
    }

    private List<Effect> refuse(Denied denied, long decision) {
        var refusal = new Refusal(decision, denied.denial().code());
        return refusal.equals(refusals.get(denied.order().symbol()))
                ? List.of()
                : List.of(append(new OrderEvent.Denied(denied.order(), decision, denied.denial(), state.now())));
    }

    /** Sends the recorded intent of this life of the process; an intent read back from the log is not sent again. */
    List<Effect> leave(OrderEvent.Intended intended) {
        var approved = departing.remove(intended.orderId());
        return approved == null ? List.of() : List.of(new Send(approved, intended.approval()));
    }

    /** One refusal for one reason is enough for a decision. */
    void denied(OrderEvent.Denied denied) {
        refusals.put(
                denied.order().symbol(),
                new Refusal(denied.decision(), denied.denial().code()));
    }

    /** A position is gone: what was refused of its protection may be said again of the next one's. */
    void forget(Symbol symbol) {
        refusals.computeIfPresent(symbol, (_, refusal) -> refusal.decision() == 0 ? null : refusal);
    }

    /** Nothing if that was asked for already, or somebody else sent the order. */
    Stream<Effect> cancel(OwnOrder own, String reason) {
        return own.cancelling() || own.intent() == 0 ? Stream.of() : Stream.of(intendCancel(own, reason));
    }

    /** Whether or not it was asked for before. */
    Effect intendCancel(OwnOrder own, String reason) {
        return append(new OrderEvent.CancelIntended(own.order().id(), reason, state.now()));
    }

    /** Of the next order to be proposed: account, leadership and proposal, so that no other order ever has the same. */
    OrderId nextId() {
        long proposal = state.orders().proposals() + proposedNow + 1;
        return new OrderId(state.settings().trading().account() + "-" + state.epoch() + "-" + proposal);
    }

    private static Effect append(OrderEvent fact) {
        return new Append(new MeshEvent.OrderChanged(fact, 0));
    }

    /** Which refusals are not repeated. Between two events of the world outside nothing is departing. */
    Map<Symbol, Refusal> refusals() {
        return new TreeMap<>(refusals);
    }

    void recall(Map<Symbol, Refusal> remembered) {
        refusals.putAll(remembered);
    }
}
