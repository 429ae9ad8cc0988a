package io.sapphire.simulator.feed.derived;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntToLongFunction;

/** Plays trades; after all trades of one instant come the quote and the book that follow from them. */
public final class DerivedTape implements Tape {
    private final Symbol symbol;
    private final List<Trade> trades;
    private final IntToLongFunction offsets;
    private final Duration shift;
    private final DerivedBook derived;
    private final Queue<MarketEvent> instant = new ArrayDeque<>();
    private Optional<BookLevel> bid = Optional.empty();
    private Optional<BookLevel> ask = Optional.empty();
    private Optional<Trade> upcoming;
    private int next;

    /** With a spread as wide as the trades say. @param offsets where each trade's record begins in its file */
    public DerivedTape(Instrument instrument, List<Trade> trades, IntToLongFunction offsets, Duration shift) {
        this(instrument, trades, offsets, shift, new DerivedBook(instrument, trades.getFirst(), Optional.empty()));
    }

    /** @param spread as a fraction of the price: the trades do not bounce between bid and ask */
    public DerivedTape(
            Instrument instrument, List<Trade> trades, IntToLongFunction offsets, Duration shift, Rate spread) {
        this(instrument, trades, offsets, shift, new DerivedBook(instrument, trades.getFirst(), Optional.of(spread)));
    }

    private DerivedTape(
            Instrument instrument, List<Trade> trades, IntToLongFunction offsets, Duration shift, DerivedBook derived) {
        this.symbol = instrument.symbol();
        this.trades = trades;
        this.offsets = offsets;
        this.shift = shift;
        this.derived = derived;
        this.upcoming = trade();
    }

    /** The trade that stands next: made once, as making one costs something. */
    private Optional<Trade> trade() {
        return next == trades.size() ? Optional.empty() : Optional.of(trades.get(next));
    }

    @Override
    public Instant nextTime() {
        var event = instant.peek();
        if (event != null) {
            return event.eventTime();
        }
        return upcoming.isEmpty() ? Instant.MAX : shifted(upcoming.orElseThrow().eventTime());
    }

    @Override
    public long offset() {
        return next == 0 ? 0 : offsets.applyAsLong(next - 1);
    }

    @Override
    public MarketEvent next() {
        if (instant.isEmpty() && upcoming.isPresent()) {
            playInstant(upcoming.orElseThrow().eventTime());
        }
        return instant.remove();
    }

    private void playInstant(Instant recorded) {
        while (upcoming.isPresent() && upcoming.orElseThrow().eventTime().equals(recorded)) {
            var trade = upcoming.orElseThrow();
            next++;
            upcoming = trade();
            derived.observe(trade);
            instant.add(new MarketEvent.Traded(symbol, shifted(trade)));
        }
        var time = shifted(recorded);
        var changes = derived.changes();
        quote(time);
        if (!changes.isEmpty()) {
            instant.add(new MarketEvent.BookChanged(symbol, changes, time));
        }
    }

    private void quote(Instant time) {
        var newBid = derived.book().best(Side.BUY);
        var newAsk = derived.book().best(Side.SELL);
        if (newBid.isPresent() && newAsk.isPresent() && !(newBid.equals(bid) && newAsk.equals(ask))) {
            instant.add(new MarketEvent.Quoted(symbol, newBid.orElseThrow(), newAsk.orElseThrow(), time));
        }
        bid = newBid;
        ask = newAsk;
    }

    private Instant shifted(Instant recorded) {
        return shift.isZero() ? recorded : recorded.plus(shift);
    }

    private Trade shifted(Trade trade) {
        if (shift.isZero()) {
            return trade;
        }
        return new Trade(
                trade.id(),
                trade.price(),
                trade.quantity(),
                trade.aggressor(),
                trade.eventTime().plus(shift));
    }
}
