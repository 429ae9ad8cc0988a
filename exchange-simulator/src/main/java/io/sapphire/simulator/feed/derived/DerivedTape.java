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

/** Plays trades; after all trades of one instant come the quote and the book that follow from them. */
public final class DerivedTape implements Tape {
    private final Symbol symbol;
    private final List<Trade> trades;
    private final Duration shift;
    private final DerivedBook derived;
    private final Queue<MarketEvent> instant = new ArrayDeque<>();
    private Optional<BookLevel> bid = Optional.empty();
    private Optional<BookLevel> ask = Optional.empty();
    private int next;

    /** With a spread as wide as the trades say. */
    public DerivedTape(Instrument instrument, List<Trade> trades, Duration shift) {
        this(instrument, trades, shift, new DerivedBook(instrument, trades.getFirst(), Optional.empty()));
    }

    /** @param spread as a fraction of the price: the trades do not bounce between bid and ask */
    public DerivedTape(Instrument instrument, List<Trade> trades, Duration shift, Rate spread) {
        this(instrument, trades, shift, new DerivedBook(instrument, trades.getFirst(), Optional.of(spread)));
    }

    private DerivedTape(Instrument instrument, List<Trade> trades, Duration shift, DerivedBook derived) {
        this.symbol = instrument.symbol();
        this.trades = trades;
        this.shift = shift;
        this.derived = derived;
    }

    @Override
    public Instant nextTime() {
        var event = instant.peek();
        if (event != null) {
            return event.eventTime();
        }
        return next == trades.size()
                ? Instant.MAX
                : trades.get(next).eventTime().plus(shift);
    }

    @Override
    public MarketEvent next() {
        if (instant.isEmpty() && next < trades.size()) {
            playInstant(trades.get(next).eventTime());
        }
        return instant.remove();
    }

    private void playInstant(Instant recorded) {
        while (next < trades.size() && trades.get(next).eventTime().equals(recorded)) {
            var trade = trades.get(next++);
            derived.observe(trade);
            instant.add(new MarketEvent.Traded(symbol, shifted(trade)));
        }
        var time = recorded.plus(shift);
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

    private Trade shifted(Trade trade) {
        return new Trade(
                trade.id(),
                trade.price(),
                trade.quantity(),
                trade.aggressor(),
                trade.eventTime().plus(shift));
    }
}
