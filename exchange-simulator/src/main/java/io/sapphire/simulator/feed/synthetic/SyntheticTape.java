package io.sapphire.simulator.feed.synthetic;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Tape;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Plays a {@link SyntheticFlow}: what trades, what then changed in the book, and the best bid and ask. */
final class SyntheticTape implements Tape {
    private final Instrument instrument;
    private final SyntheticFlow flow;
    private final Instant end;
    private final Queue<MarketEvent> instant = new ArrayDeque<>();
    private Optional<BookLevel> bid = Optional.empty();
    private Optional<BookLevel> ask = Optional.empty();
    private Instant time;
    private boolean opened;
    private long trades;
    private long played;

    /** @param end of the last event */
    SyntheticTape(Instrument instrument, Price first, long seed, Instant start, Instant end) {
        this.instrument = instrument;
        this.flow = new SyntheticFlow(first.e8() / instrument.tick().e8(), seed, this::executed);
        this.time = start;
        this.end = end;
    }

    @Override
    public Instant nextTime() {
        while (instant.isEmpty() && time.isBefore(end)) {
            playInstant();
        }
        return instant.isEmpty() ? Instant.MAX : instant.element().eventTime();
    }

    @Override
    public long offset() {
        return played;
    }

    @Override
    public MarketEvent next() {
        var _ = nextTime();
        played++;
        return instant.remove();
    }

    private void playInstant() {
        if (opened) {
            var next = time.plusMillis(flow.pause());
            time = next.isAfter(end) ? end : next;
            flow.act();
        } else {
            opened = true;
            flow.open();
        }
        var changes = flow.touched().stream().map(this::change).toList();
        if (!changes.isEmpty()) {
            instant.add(new MarketEvent.BookChanged(instrument.symbol(), changes, time));
        }
        quote();
    }

    private void executed(long maker, long taker, Side aggressor, long ticks, long steps) {
        instant.add(new MarketEvent.Traded(
                instrument.symbol(), new Trade(++trades, price(ticks), quantity(steps), aggressor, time)));
    }

    private LevelChange change(SyntheticFlow.Touched level) {
        long steps = flow.book().volumeAt(level.side(), level.price());
        return new LevelChange(
                level.side(), price(level.price()), steps * instrument.step().e8());
    }

    private void quote() {
        var newBid = best(Side.BUY);
        var newAsk = best(Side.SELL);
        if (newBid.isPresent() && newAsk.isPresent() && !(newBid.equals(bid) && newAsk.equals(ask))) {
            instant.add(new MarketEvent.Quoted(instrument.symbol(), newBid.orElseThrow(), newAsk.orElseThrow(), time));
        }
        bid = newBid;
        ask = newAsk;
    }

    private Optional<BookLevel> best(Side side) {
        var book = flow.book();
        return book.levels(side) == 0
                ? Optional.empty()
                : Optional.of(new BookLevel(price(book.price(side, 0)), quantity(book.volume(side, 0))));
    }

    private Price price(long ticks) {
        return new Price(ticks * instrument.tick().e8());
    }

    private Quantity quantity(long steps) {
        return new Quantity(steps * instrument.step().e8());
    }
}
