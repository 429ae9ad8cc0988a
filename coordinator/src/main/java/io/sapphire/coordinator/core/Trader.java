package io.sapphire.coordinator.core;

import io.sapphire.coordinator.core.Effect.Append;
import io.sapphire.coordinator.core.Effect.Send;
import io.sapphire.coordinator.execution.OwnOrder;
import io.sapphire.coordinator.execution.Planner;
import io.sapphire.coordinator.risk.RiskEngine;
import io.sapphire.coordinator.risk.RiskVerdict.Approved;
import io.sapphire.coordinator.risk.RiskVerdict.Denied;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.coordinator.sizing.Sizing;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns what is wanted into intents: every one passes the risk gate here, and nowhere else. */
final class Trader {
    private final CoreState state;
    private final Planner planner;
    private final Sizing sizing;
    private final RiskDesk desk;

    /** Approvals of intents that are being recorded: they leave when the record comes back. */
    private final Map<OrderId, Approved> departing = new HashMap<>();

    /** The last refusal in each market, so that one decision is not refused for the same reason at every frame. */
    private final Map<Symbol, Refusal> refusals = new HashMap<>();

    /** Ids given out since the last event, whose orders are not in the ledger yet. */
    private long proposedNow;

    record Refusal(long decision, DenialCode code) {}

    Trader(CoreState state) {
        this.state = state;
        var trading = state.settings().trading();
        this.planner = new Planner(trading);
        this.sizing = new Sizing(state.settings().sizing(), trading.largestPosition());
        this.desk = new RiskDesk(state);
    }

    /** A new event: whatever was proposed on the last one has been recorded. */
    void begin() {
        proposedNow = 0;
    }

    /** The next order towards the standing decision, unless one is under way. */
    List<Effect> pursue(Symbol symbol) {
        var market = state.market(symbol);
        if (state.readiness() != Readiness.TRADING || state.orders().busy(symbol)) {
            return List.of();
        }
        return state.consensus()
                .standing(symbol)
                .flatMap(decision -> market.last()
                        .filter(MarketFrame::bookValid)
                        .flatMap(frame -> planner.towards(
                                sized(decision.target(), market),
                                state.portfolio().position(symbol),
                                market.listing().instrument(),
                                frame.book(),
                                nextId()))
                        .map(order -> propose(order, decision.number())))
                .orElse(List.of());
    }

    /** No larger than results and the market's volatility bear. */
    private Money sized(Money target, Market market) {
        var account = state.account();
        var largest = sizing.largest(
                account.equity(), market.volatility(), account.results().returns());
        return target.signum() < 0 ? target.max(largest.negate()) : target.min(largest);
    }

    /** Sends the recorded intent of this life of the process; an intent read back from the log is not sent again. */
    List<Effect> leave(OrderEvent.Intended intended) {
        var approved = departing.remove(intended.orderId());
        return approved == null ? List.of() : List.of(new Send(approved, intended.approval()));
    }

    /** Books a fill and sees to it that the position has its stop, and only its own. */
    List<Effect> filled(OrderId order, Fill fill) {
        state.book(order, fill);
        return protect(fill.symbol());
    }

    /** A refused stop leaves a position naked: it is closed at once. */
    List<Effect> rejected(OrderEvent.Rejected rejected) {
        return state.orders()
                .find(rejected.orderId())
                .filter(own -> own.order().purpose() == Purpose.PROTECTION)
                .flatMap(own ->
                        Planner.flatten(state.portfolio().position(own.order().symbol()), nextId()))
                .map(order -> propose(order, 0))
                .orElse(List.of());
    }

    List<Effect> denied(OrderEvent.Denied denied) {
        refusals.put(
                denied.order().symbol(),
                new Refusal(denied.decision(), denied.denial().code()));
        return List.of();
    }

    /** A position whose stop the venue did not take in time is closed; it cannot be while halted, but tries its stop. */
    List<Effect> keepSafe(Symbol symbol) {
        boolean tooLong = state.nakedness()
                        .now(symbol, state.now())
                        .compareTo(state.settings().trading().unprotectedAtMost())
                > 0;
        return tooLong && state.latches().state(symbol) != TradingState.HALTED ? flatten(symbol) : protect(symbol);
    }

    /** Every position has one stop on the right side; stops without a position are cancelled. */
    List<Effect> protect(Symbol symbol) {
        var held = state.portfolio().position(symbol);
        var stops = state.orders().open(symbol, Purpose.PROTECTION);
        var orphans = stops.stream().filter(stop -> !fits(stop, held.quantity().signum()));
        boolean isProtected =
                stops.stream().anyMatch(stop -> fits(stop, held.quantity().signum()));
        var missing = isProtected || state.account().marks().get(symbol) == null
                ? Optional.<Order>empty()
                : planner.protection(held, state.market(symbol).listing().instrument(), nextId());
        return Stream.concat(
                        missing.stream().flatMap(order -> propose(order, 0).stream()),
                        orphans.flatMap(stop -> cancel(stop, "position is gone")))
                .toList();
    }

    private static boolean fits(OwnOrder stop, int positionSign) {
        return Planner.signed(stop.order()).signum() == -positionSign;
    }

    /** Cancels whatever could still add to a position. */
    List<Effect> cancelEntries(Scope scope, String reason) {
        return state.orders().open().stream()
                .filter(own -> own.order().purpose() == Purpose.ENTRY
                        && scope.covers(own.order().symbol()))
                .flatMap(own -> cancel(own, reason))
                .toList();
    }

    /** Closes a position at any price, unless that is under way. */
    List<Effect> flatten(Symbol symbol) {
        return state.orders().busy(symbol) || state.account().marks().get(symbol) == null
                ? List.of()
                : Planner.flatten(state.portfolio().position(symbol), nextId())
                        .map(order -> propose(order, 0))
                        .orElse(List.of());
    }

    private Stream<Effect> cancel(OwnOrder own, String reason) {
        return own.cancelling() || own.intent() == 0
                ? Stream.of()
                : Stream.of(append(new OrderEvent.CancelIntended(own.order().id(), reason, state.now())));
    }

    private List<Effect> propose(Order order, long decision) {
        return switch (RiskEngine.check(order, desk.view(order), state.limits())) {
            case Approved approved -> intend(approved, decision);
            case Denied denied -> refuse(denied, decision);
        };
    }

    private List<Effect> intend(Approved approved, long decision) {
        var order = approved.order();
        var authority = new Approval(
                approved.limitsVersion(),
                state.epoch(),
                state.now().plus(state.settings().trading().orderLife()));
        var book = state.market(order.symbol()).last().orElseThrow().book();
        var expected = book.touch(order.side()).orElse(state.mark(order.symbol()));
        var cost = Planner.expectedCost(
                order,
                expected,
                book,
                state.market(order.symbol()).listing().instrument().takerFee());
        departing.put(order.id(), approved);
        return List.of(append(new OrderEvent.Intended(order, decision, authority, expected, cost, state.now())));
    }

    private List<Effect> refuse(Denied denied, long decision) {
        var refusal = new Refusal(decision, denied.denial().code());
        return refusal.equals(refusals.get(denied.order().symbol()))
                ? List.of()
                : List.of(append(new OrderEvent.Denied(denied.order(), decision, denied.denial(), state.now())));
    }

    /** Carries account, leadership and proposal: no other order of the account ever has the same. */
    private OrderId nextId() {
        proposedNow++;
        long proposal = state.orders().proposals() + proposedNow;
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
