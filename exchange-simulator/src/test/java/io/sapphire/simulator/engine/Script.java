package io.sapphire.simulator.engine;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.CanIgnoreReturnValue;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;

/** A market written by hand: times in milliseconds from the start of the run, prices and quantities as decimals. */
@CanIgnoreReturnValue
final class Script implements Tape {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final Symbol BTC = new Symbol("BTCUSDT");
    static final Instrument RULES =
            new Instrument(BTC, Price.of("0.01"), Quantity.of("0.001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));

    private final Queue<MarketEvent> events = new ArrayDeque<>();
    private long tradeId;

    static Listing listing() {
        return new Listing(RULES, Duration.ofSeconds(1), "by hand", true, false, false, Duration.ZERO);
    }

    static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    /** Pairs of price and quantity. */
    Script bids(long millis, String... levels) {
        return book(millis, Side.BUY, levels);
    }

    /** Pairs of price and quantity. */
    Script asks(long millis, String... levels) {
        return book(millis, Side.SELL, levels);
    }

    Script trade(long millis, Side aggressor, String price, String quantity) {
        var trade = new Trade(++tradeId, Price.of(price), Quantity.of(quantity), aggressor, at(millis));
        events.add(new MarketEvent.Traded(BTC, trade));
        return this;
    }

    Script quote(long millis, String bid, String ask) {
        var one = Quantity.of("1");
        events.add(new MarketEvent.Quoted(
                BTC, new BookLevel(Price.of(bid), one), new BookLevel(Price.of(ask), one), at(millis)));
        return this;
    }

    /** As the venue that is followed says; the settlement in milliseconds from the start. */
    Script mark(long millis, String mark, String fundingRate, long settlement) {
        events.add(new MarketEvent.Marked(
                BTC, Price.of(mark), Rate.of(fundingRate), at(settlement), at(millis)));
        return this;
    }

    @Override
    public Instant nextTime() {
        var next = events.peek();
        return next == null ? Instant.MAX : next.eventTime();
    }

    @Override
    public MarketEvent next() {
        return events.remove();
    }

    private Script book(long millis, Side side, String... levels) {
        var changes = new ArrayList<LevelChange>();
        for (int i = 0; i < levels.length; i += 2) {
            changes.add(new LevelChange(side, Price.of(levels[i]), Fixed.parse(levels[i + 1])));
        }
        events.add(new MarketEvent.BookChanged(BTC, changes, at(millis)));
        return this;
    }
}
