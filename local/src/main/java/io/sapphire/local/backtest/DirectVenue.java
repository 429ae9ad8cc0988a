package io.sapphire.local.backtest;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.AccountFacts;
import io.sapphire.exchange.execution.Ceilings;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.marketdata.FrameBuilder;
import io.sapphire.exchange.marketdata.Levels;
import io.sapphire.exchange.marketdata.MarketEvent;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.run.Audience;
import io.sapphire.simulator.run.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The simulated venue without a wire: its facts go straight into frames and reports, as the adapter makes them of what it
 * hears. For one thread at a time.
 */
final class DirectVenue {
    static final String ASSET = "USDT";
    /** As the adapter asks for. */
    private static final int DEEPEST = 1_000;

    private final Map<Symbol, FrameBuilder> frames = new TreeMap<>();
    private final AccountFacts account = new AccountFacts();
    private final World world;
    private final Ceilings ceilings;
    private long aboveCeilings;
    private List<UserEvent> told = new ArrayList<>();

    DirectVenue(BacktestPlan plan) {
        for (var listing : plan.start().listings()) {
            frames.put(
                    listing.symbol(), new FrameBuilder(listing.symbol(), listing.frameInterval(), plan.bookLevels()));
        }
        world = new World(plan.venue(), plan.markets(), new Ears());
        ceilings = new Ceilings(
                plan.ceilings().orderNotional(),
                plan.ceilings().ordersPerMinute(),
                () -> world.venue().now(),
                symbol -> world.venue().market(symbol).flatMap(market -> market.mark()));
        frames.values().forEach(this::begin);
    }

    /** Nobody is ever too slow here. */
    private final class Ears implements Audience {

        @Override
        public void onMarket(long sequence, MarketFact fact) {
            var event = VenueFacts.market(fact);
            frames(event.symbol()).add(event);
        }

        @Override
        public void onUser(long sequence, UserFact fact) {
            VenueFacts.user(fact).ifPresent(told::add);
        }

        @Override
        public boolean isBehind() {
            return false;
        }
    }

    /**
     * One step of time.
     *
     * @param frames in symbol order
     * @param facts reports of the account, in their order
     */
    record Step(long number, Instant venueTime, List<MarketFrame> frames, List<MeshEvent> facts, boolean ended) {}

    Step step() {
        world.step();
        var now = world.current();
        var events = told;
        told = new ArrayList<>();
        var facts = events.isEmpty() ? List.<MeshEvent>of() : account.step(events);
        var closed = now.frames().stream()
                .sorted()
                .map(symbol -> close(symbol, now.venueTime()))
                .toList();
        return new Step(now.step(), now.venueTime(), closed, facts, now.ended());
    }

    /** What is in the account before anything is traded. */
    List<MeshEvent> opening() {
        var wallet = world.venue().account().wallet();
        var now = world.venue().now();
        return account.opened(
                new AccountEvent.BalanceChanged(ASSET, wallet, "DEPOSIT", now),
                new AccountEvent.Reconciled(wallet, List.of(), now));
    }

    List<MeshEvent> submit(Order order, Approval approval) {
        check(order);
        var now = world.venue().now();
        var outcome = switch (world.venue().submit(VenueOrders.toVenue(order))) {
            case io.sapphire.simulator.order.Outcome.Taken(var view) -> new Outcome.Taken(VenueFacts.order(view));
            case io.sapphire.simulator.order.Outcome.Refused(var refusal) ->
                new Outcome.Refused(refusal.code(), refusal.message());
        };
        return account.submitted(order, approval, outcome, now);
    }

    /** Counts what the adapter would not have let out; it trades all the same, and the report says so. */
    private void check(Order order) {
        try {
            ceilings.admit(order);
            ceilings.count();
        } catch (SecurityException _) {
            aboveCeilings++;
        }
    }

    long aboveCeilings() {
        return aboveCeilings;
    }

    /** What becomes of it is told with a step; one that is gone already stays as it was reported. */
    void cancel(Symbol symbol, OrderId order) {
        if (!account.isClosed(order)) {
            var _ = world.venue().cancel(symbol, new OrderRef.ByClientId(order));
        }
    }

    /** Where what was played last of a market stands in its recording. */
    long offset(Symbol symbol) {
        return world.offset(symbol);
    }

    World world() {
        return world;
    }

    private void begin(FrameBuilder builder) {
        var now = world.venue().now();
        builder.begin(now);
        builder.add(book(builder.symbol()));
    }

    private MarketFrame close(Symbol symbol, Instant end) {
        var builder = frames(symbol);
        if (builder.needsBook()) {
            builder.add(book(symbol));
        }
        return builder.close(end);
    }

    private MarketEvent book(Symbol symbol) {
        var market = world.venue().market(symbol).orElseThrow();
        var book = market.book(DEEPEST);
        return new MarketEvent.BookRead(
                symbol, market.bookId(), bids(book), asks(book), world.venue().now());
    }

    private static Levels bids(OrderBook book) {
        var levels = new Levels.Collector();
        book.bids()
                .forEach(
                        level -> levels.add(level.price().e8(), level.quantity().e8()));
        return levels.levels();
    }

    private static Levels asks(OrderBook book) {
        var levels = new Levels.Collector();
        book.asks()
                .forEach(
                        level -> levels.add(level.price().e8(), level.quantity().e8()));
        return levels.levels();
    }

    private FrameBuilder frames(Symbol symbol) {
        return Optional.ofNullable(frames.get(symbol))
                .orElseThrow(() -> new IllegalStateException("market " + symbol + " is not listed"));
    }
}
