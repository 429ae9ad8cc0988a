package io.sapphire.coordinator.core;

import io.sapphire.coordinator.execution.Approach;
import io.sapphire.coordinator.execution.OwnOrder;
import io.sapphire.coordinator.execution.Planner;
import io.sapphire.coordinator.execution.Slicer;
import io.sapphire.coordinator.sizing.Sizing;
import io.sapphire.coordinator.sizing.Sizing.Sized;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SizeCap;
import io.sapphire.domain.portfolio.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns decisions into entries and exits: how large, how urgent, in how many slices. */
final class Trader {
    /** Venue time after which a cancel that had no effect is asked for again: to cancel twice changes nothing. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final CoreState state;
    private final Intents intents;
    private final Planner planner;
    private final Sizing sizing;
    private final Approach approach;
    private final Slicer slicer;
    private final Strength strength;

    Trader(CoreState state, Intents intents) {
        var trading = state.settings().trading();
        this.state = state;
        this.intents = intents;
        this.planner = new Planner(trading);
        this.sizing = new Sizing(state.settings().sizing(), trading.largestPosition());
        this.approach = new Approach(trading.pacing().restFor());
        this.slicer = new Slicer(trading.pacing().sliceEvery());
        this.strength = new Strength(state);
    }

    /** The next order towards the standing decision, unless one is under way. */
    List<Effect> pursue(Symbol symbol) {
        var book = state.market(symbol).last().filter(MarketFrame::bookValid).map(MarketFrame::book);
        var decision = state.consensus().standing(symbol);
        return state.readiness() != Readiness.TRADING || book.isEmpty() || decision.isEmpty()
                ? List.of()
                : towards(decision.get(), book.get());
    }

    private List<Effect> towards(Decision decision, OrderBook book) {
        var market = state.market(decision.symbol());
        var held = state.portfolio().position(decision.symbol());
        var sized = sized(decision.target(), market);
        var wish = planner.wish(sized.worth(), held, book);
        boolean reduces = wish.filter(Planner.Wish::reduces).isPresent();
        var effects = new ArrayList<Effect>();
        state.orders().open(decision.symbol(), Purpose.ENTRY).stream()
                .filter(own -> reduces || wish.isEmpty() || !serves(own, decision))
                .flatMap(own -> intents.cancel(own, "the decision does not want it any more"))
                .forEach(effects::add);
        wish.filter(next -> next.reduces()
                        ? !state.orders().closing(decision.symbol())
                        : !state.orders().busy(decision.symbol()))
                .ifPresent(next -> effects.addAll(
                        next.reduces() ? exit(next, decision, held, book) : entry(next, decision, sized, book)));
        return effects;
    }

    private static boolean serves(OwnOrder own, Decision decision) {
        return Planner.signed(own.order()).signum() == decision.target().signum();
    }

    private List<Effect> exit(Planner.Wish wish, Decision decision, Position held, OrderBook book) {
        var instrument = state.market(decision.symbol()).listing().instrument();
        return planner.exit(wish, held, instrument, book, intents.nextId())
                .map(order -> intents.propose(order, decision.number(), Manner.NONE))
                .orElse(List.of());
    }

    private List<Effect> entry(Planner.Wish wish, Decision decision, Sized sized, OrderBook book) {
        var symbol = decision.symbol();
        var instrument = state.market(symbol).listing().instrument();
        var urgency = approach.of(Strength.edgeE8(decision), strength.horizon(decision), wish.side(), book, instrument);
        return slice(wish, decision, book)
                .flatMap(slice -> planner.entry(wish, slice.worth(), urgency, instrument, book, intents.nextId())
                        .map(order -> intents.propose(
                                order,
                                decision.number(),
                                new Manner(sized.worth(), sized.cap(), urgency, slice.number(), slice.of()))))
                .orElse(List.of());
    }

    private Optional<Slicer.Slice> slice(Planner.Wish wish, Decision decision, OrderBook book) {
        var symbol = decision.symbol();
        if (!state.settings().trading().pacing().slices()) {
            return Optional.of(new Slicer.Slice(wish.worth(), 0, 0));
        }
        var pace = state.limits().pace();
        int room = state.throttle().room(symbol, state.now(), pace.maxExecutions(), pace.executionsWithin());
        var most =
                planner.slice(wish.side(), book, state.market(symbol).listing().instrument());
        return slicer.next(symbol, decision.number(), wish.worth(), most, room, state.now());
    }

    /** No larger than results and the market's volatility bear. */
    private Sized sized(Money target, Market market) {
        var account = state.account();
        var largest = sizing.largest(
                account.equity(), market.volatility(), account.results().returns());
        if (target.abs().compareTo(largest.worth()) <= 0) {
            return new Sized(target, SizeCap.DECISION);
        }
        return new Sized(target.signum() < 0 ? largest.worth().negate() : largest.worth(), largest.cap());
    }

    /** Takes note of an intent that was recorded. */
    void announced(OrderEvent.Intended intended) {
        approach.announced(intended);
        slicer.announced(intended.order().symbol(), intended.manner(), intended.eventTime());
    }

    /** Takes note of an order that cannot trade any more. */
    void ended(OrderId order) {
        state.orders().find(order).ifPresent(approach::ended);
    }

    /** A denial ends the schedule it belongs to. */
    void denied(OrderEvent.Denied denied) {
        slicer.denied(denied.order().symbol(), denied.decision());
    }

    /** Entries that rested long enough, and cancels that have not had an effect for too long. */
    List<Effect> tidy(Symbol symbol) {
        var now = state.now();
        var overdue = approach.overdue(state.orders().open(symbol, Purpose.ENTRY), now).stream()
                .flatMap(own -> intents.cancel(own, "not filled in time"));
        var again = state.orders().open().stream()
                .filter(own -> own.order().symbol().equals(symbol) && own.intent() > 0)
                .filter(own -> own.cancelAsked()
                        .filter(asked -> !now.isBefore(asked.plus(ASK_AGAIN)))
                        .isPresent())
                .<Effect>map(own -> intents.intendCancel(own, "asked again: the last cancel had no effect"));
        return Stream.concat(overdue, again).toList();
    }

    /** Cancels whatever could still add to a position, and ends every schedule of such orders. */
    List<Effect> stopEntries(Scope scope, String reason) {
        state.markets().stream()
                .map(market -> market.listing().symbol())
                .filter(scope::covers)
                .forEach(slicer::end);
        return state.orders().open().stream()
                .filter(own -> own.order().purpose() == Purpose.ENTRY
                        && scope.covers(own.order().symbol()))
                .flatMap(own -> intents.cancel(own, reason))
                .toList();
    }

    /** All that it remembers. @param inVain markets whose last entry rested in vain */
    record Memory(List<Symbol> inVain, Slicer.Memory slices) {}

    Memory memory() {
        return new Memory(approach.memory(), slicer.memory());
    }

    void recall(Memory memory) {
        approach.recall(memory.inVain());
        slicer.recall(memory.slices());
    }
}
