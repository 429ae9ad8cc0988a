package io.sapphire.simulator.engine;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.account.Brackets;
import io.sapphire.simulator.market.Candles;
import io.sapphire.simulator.market.MarkPrice;
import io.sapphire.simulator.market.TradeHistory;
import io.sapphire.simulator.matching.Liquidity;
import io.sapphire.simulator.matching.RestingOrders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Everything about one market at the present moment. */
public final class MarketState {
    private final Listing listing;
    private final Liquidity liquidity;
    private final RestingOrders resting;
    private final MarkPrice mark = new MarkPrice();
    private final TradeHistory history = new TradeHistory();
    private final Candles candles = new Candles();
    private final Shift shift = new Shift();
    private final Funding funding;
    private final Brackets brackets;
    private Instrument instrument;
    private MarketStatus status = MarketStatus.TRADING;
    private Optional<Price> lastPrice = Optional.empty();
    private long bookId;
    private Instant bookTime;

    MarketState(Listing listing, Brackets brackets, Instant start, VenueTerms terms) {
        this.listing = listing;
        this.instrument = listing.instrument();
        var step = instrument.step();
        this.liquidity = new Liquidity(step);
        this.resting =
                new RestingOrders(step, !listing.bookDerived(), terms.models().queue());
        this.bookTime = start;
        this.funding = new Funding(start, terms.funding());
        this.brackets = brackets;
    }

    public Listing listing() {
        return listing;
    }

    /** With the tick as it is now. */
    public Instrument instrument() {
        return instrument;
    }

    public MarketStatus status() {
        return status;
    }

    void status(MarketStatus now) {
        status = now;
    }

    void tick(Price now) {
        instrument = instrument.withTick(now);
    }

    Shift shift() {
        return shift;
    }

    public Symbol symbol() {
        return listing.symbol();
    }

    /** Rises by one with every change of the book. */
    public long bookId() {
        return bookId;
    }

    /** Of the last change of the book. */
    public Instant bookTime() {
        return bookTime;
    }

    /** As displayed: our own orders are not in it. */
    public OrderBook book(int levels) {
        return liquidity.displayed().top(levels);
    }

    public Optional<BookLevel> best(Side side) {
        return liquidity.displayed().best(side);
    }

    /** As published last. */
    public Optional<Price> mark() {
        return mark.published();
    }

    public Optional<Price> lastPrice() {
        return lastPrice;
    }

    /** Oldest first, of those still remembered. */
    public List<Trade> trades(Predicate<Trade> wanted, int limit) {
        return history.first(wanted, limit);
    }

    /** Oldest first. */
    public List<Trade> latestTrades(int limit) {
        return history.last(limit);
    }

    public Candles candles() {
        return candles;
    }

    public Brackets brackets() {
        return brackets;
    }

    public Funding funding() {
        return funding;
    }

    Liquidity liquidity() {
        return liquidity;
    }

    RestingOrders resting() {
        return resting;
    }

    MarkPrice markPrice() {
        return mark;
    }

    void traded(Trade trade) {
        lastPrice = Optional.of(trade.price());
        history.add(trade);
        candles.add(trade);
    }

    long bookMoved(Instant eventTime) {
        bookTime = eventTime;
        return ++bookId;
    }

    /** What an order on this side would trade at first; the mark if nobody rests there. */
    Optional<Price> touch(Side aggressor) {
        return liquidity.best(aggressor.opposite()).map(BookLevel::price).or(mark::published);
    }
}
