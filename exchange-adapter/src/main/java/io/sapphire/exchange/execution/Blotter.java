package io.sapphire.exchange.execution;

import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything the adapter knows of the account: a fold of the journal and of nothing else. */
final class Blotter {
    /** Two reports of one settlement may differ by a moment; two settlements are hours apart. */
    private static final Duration SAME_FUNDING = Duration.ofSeconds(30);

    private final Map<OrderId, OrderTrack> orders = new HashMap<>();
    private final Map<OrderId, OrderTrack> open = new TreeMap<>();
    private final Map<VenueKey, OrderTrack> byVenueId = new HashMap<>();
    private final Set<TradeKey> trades = new HashSet<>();
    private final Map<Symbol, Long> newestTrade = new HashMap<>();
    private final Map<Symbol, Long> completeUpTo = new HashMap<>();
    private final Map<Symbol, SignedQuantity> holdings = new TreeMap<>();
    private final Set<FundingKey> fundings = new HashSet<>();
    private final Set<Symbol> guarded = new TreeSet<>();
    private Instant newestFunding = Instant.EPOCH;
    private Latch latch = new Latch.Open();
    private long epoch;
    private long lastReport;
    private boolean historyBegun;
    private boolean balanceKnown;

    private record VenueKey(Symbol symbol, long venueId) {}

    private record TradeKey(Symbol symbol, long tradeId) {}

    private record FundingKey(Symbol symbol, Instant minute) {}

    static Blotter of(List<Entry> entries) {
        var blotter = new Blotter();
        for (var entry : entries) {
            blotter.apply(entry);
            blotter.numbered(entry);
        }
        return blotter;
    }

    void apply(Entry entry) {
        switch (entry) {
            case Entry.SubmitIntended intent -> {
                add(intent.order());
                epoch = Math.max(epoch, intent.approval().epoch());
            }
            case Entry.CancelIntended intent -> epoch = Math.max(epoch, intent.epoch());
            case Entry.CancelAllIntended intent -> epoch = Math.max(epoch, intent.epoch());
            case Entry.AmendIntended intent -> {
                epoch = Math.max(epoch, intent.epoch());
                track(intent.amendment().orderId()).ifPresent(track -> track.ask(intent.amendment()));
            }
            case Entry.AmendmentSettled settled -> track(settled.orderId()).ifPresent(OrderTrack::settleAmendment);
            case Entry.SettingIntended _ -> {
                // The venue is asked how it is, at every start.
            }
            case Entry.GuardIntended guard -> guard(guard);
            case Entry.OrderReported report -> apply(report.fact());
            case Entry.AccountReported report -> apply(report.fact());
            case Entry.HistoryBegun history -> begin(history);
            case Entry.Halted halt -> latch = new Latch.Halted(halt.operator(), halt.reason());
            case Entry.Released _ -> latch = new Latch.Open();
        }
    }

    /** A report got its number: it is on the disk. */
    void numbered(Entry entry) {
        switch (entry) {
            case Entry.OrderReported report -> {
                lastReport = report.report();
                track(report.fact().orderId()).ifPresent(track -> track.numbered(report.report()));
            }
            case Entry.AccountReported report -> lastReport = report.report();
            case Entry.Note _ -> {
                // Not reports.
            }
        }
    }

    private void apply(OrderEvent.Reported fact) {
        var track = introduce(fact);
        track.apply(fact);
        if (track.venueId() != 0) {
            byVenueId.put(new VenueKey(track.order().symbol(), track.venueId()), track);
        }
        switch (fact) {
            case OrderEvent.PartiallyFilled partly -> count(partly.fill());
            case OrderEvent.Filled filled -> count(filled.fill());
            case OrderEvent.Accepted _,
                    OrderEvent.Amended _,
                    OrderEvent.Rejected _,
                    OrderEvent.Cancelled _,
                    OrderEvent.Expired _,
                    OrderEvent.Unknown _,
                    OrderEvent.Resolved _,
                    OrderEvent.External _ -> {
                // Nothing traded.
            }
        }
        file(track);
    }

    private OrderTrack introduce(OrderEvent.Reported fact) {
        if (fact instanceof OrderEvent.External external && !orders.containsKey(fact.orderId())) {
            add(external.order());
        }
        return track(fact.orderId())
                .orElseThrow(() -> new IllegalStateException("report about an order nobody knows: " + fact.orderId()));
    }

    private void add(Order order) {
        var track = new OrderTrack(order);
        orders.put(order.id(), track);
        file(track);
    }

    private void file(OrderTrack track) {
        if (track.isClosed()) {
            open.remove(track.id());
        } else {
            open.put(track.id(), track);
        }
    }

    private void count(Fill fill) {
        trades.add(new TradeKey(fill.symbol(), fill.tradeId()));
        newestTrade.merge(fill.symbol(), fill.tradeId(), Math::max);
        hold(fill.symbol(), held(fill.symbol()).plus(SignedQuantity.of(fill.side(), fill.quantity())));
    }

    private void hold(Symbol symbol, SignedQuantity quantity) {
        if (quantity.isZero()) {
            holdings.remove(symbol);
        } else {
            holdings.put(symbol, quantity);
        }
    }

    private SignedQuantity held(Symbol symbol) {
        return holdings.getOrDefault(symbol, SignedQuantity.ZERO);
    }

    private void apply(AccountEvent fact) {
        switch (fact) {
            case AccountEvent.FundingPaid funding -> {
                fundings.add(key(funding.symbol(), funding.eventTime()));
                newestFunding = later(newestFunding, funding.eventTime());
            }
            case AccountEvent.BalanceChanged _ -> balanceKnown = true;
            case AccountEvent.Reconciled reconciled -> {
                completeUpTo.putAll(newestTrade);
                holdings.clear();
                reconciled.holdings().forEach(holding -> hold(holding.symbol(), holding.quantity()));
            }
            case AccountEvent.LeverageChanged _, AccountEvent.Liquidated _ -> {
                // Nothing depends on it here.
            }
        }
    }

    private void guard(Entry.GuardIntended guard) {
        if (guard.armed()) {
            guarded.add(guard.symbol());
        } else {
            guarded.remove(guard.symbol());
        }
    }

    private void begin(Entry.HistoryBegun history) {
        historyBegun = true;
        newestFunding = later(newestFunding, history.eventTime());
        history.trades().forEach(newest -> completeUpTo.put(newest.symbol(), newest.tradeId()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static FundingKey key(Symbol symbol, Instant time) {
        return new FundingKey(symbol, time.plus(SAME_FUNDING).truncatedTo(ChronoUnit.MINUTES));
    }

    Optional<OrderTrack> track(OrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    Optional<OrderTrack> track(Symbol symbol, long venueId) {
        return Optional.ofNullable(byVenueId.get(new VenueKey(symbol, venueId)));
    }

    /** Everything that may still trade, as far as we know, in id order. */
    List<OrderTrack> open() {
        return List.copyOf(open.values());
    }

    boolean knows(Fill fill) {
        return trades.contains(new TradeKey(fill.symbol(), fill.tradeId()));
    }

    boolean knowsFunding(Symbol symbol, Instant time) {
        return fundings.contains(key(symbol, time));
    }

    /**
     * All trades up to this id have been reported, or lie before our history. Newer ones may have been too, but not
     * without gaps: the user stream may have lost one before them.
     */
    long completeUpTo(Symbol symbol) {
        return completeUpTo.getOrDefault(symbol, 0L);
    }

    int tradeCount() {
        return trades.size();
    }

    Instant newestFunding() {
        return newestFunding;
    }

    /** The markets in which something is held. */
    List<Symbol> heldSymbols() {
        return List.copyOf(holdings.keySet());
    }

    boolean isFlat(Symbol symbol) {
        return held(symbol).isZero();
    }

    /** The markets whose orders the venue cancels should it not hear from us, as far as we know. */
    List<Symbol> guarded() {
        return List.copyOf(guarded);
    }

    Latch latch() {
        return latch;
    }

    long epoch() {
        return epoch;
    }

    long lastReport() {
        return lastReport;
    }

    boolean historyBegun() {
        return historyBegun;
    }

    boolean balanceKnown() {
        return balanceKnown;
    }
}
