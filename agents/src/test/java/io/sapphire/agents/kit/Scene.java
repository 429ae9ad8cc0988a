package io.sapphire.agents.kit;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.RiskEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** One market of tests, in frames of ten seconds. */
public final class Scene {
    public static final Symbol SYMBOL = new Symbol("BTCUSDT");
    public static final Duration INTERVAL = Duration.ofSeconds(10);
    public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final int LEVELS = 5;

    private Scene() {}

    public static Listing listing() {
        return listing(false);
    }

    public static Listing listing(boolean bookDerived) {
        var instrument = new Instrument(
                SYMBOL, Price.of("0.01"), Quantity.of("0.0001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
        return new Listing(instrument, INTERVAL, "a test", true, false, bookDerived, Duration.ZERO);
    }

    /** The frame of this number after the start, with these trades and a book around the price. */
    public static MarketFrame frame(long index, Price price, Trade... trades) {
        return frame(index, book(price), trades);
    }

    public static MarketFrame frame(long index, OrderBook book, Trade... trades) {
        var start = START.plus(INTERVAL.multipliedBy(index));
        var end = start.plus(INTERVAL);
        long number = end.toEpochMilli() / INTERVAL.toMillis();
        var mark = book.mid().orElse(Price.of("1000"));
        return new MarketFrame(
                SYMBOL, number, start, end, List.of(trades), book, mark, Rate.ofBp(1), START.plusSeconds(28_800), true);
    }

    /** A purchase of one unit, so long after the start. */
    public static Trade trade(Duration after, String price) {
        return trade(after, Price.of(price), Quantity.of("1"), Side.BUY);
    }

    public static Trade trade(Duration after, Price price, Quantity quantity, Side aggressor) {
        return new Trade(after.toMillis(), price, quantity, aggressor, START.plus(after));
    }

    /** Five levels of two units a side, one cent apart. */
    public static OrderBook book(Price price) {
        return book(price, Quantity.of("2"), Quantity.of("2"));
    }

    public static OrderBook book(Price price, Quantity bid, Quantity ask) {
        return new OrderBook(levels(price, -1, bid), levels(price, 1, ask));
    }

    private static List<BookLevel> levels(Price price, int direction, Quantity quantity) {
        return IntStream.rangeClosed(1, LEVELS)
                .mapToObj(level -> new BookLevel(new Price(price.e8() + direction * level * 1_000_000L), quantity))
                .toList();
    }

    public static Observation observation(MarketFrame frame) {
        return new Observation(frame, RiskEnvelope.CLOSED);
    }
}
