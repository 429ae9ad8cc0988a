package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Flows.FlowRow;
import io.sapphire.gateway.view.Markets.CandleRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Candles of one minute, and longer ones made of them. A minute without a trade has none. For one thread at a time. */
final class CandleSeries {
    private static final int IMBALANCE_DIGITS = 4;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Symbol symbol;
    private final int cap;
    private final TreeMap<Instant, Candle> minutes = new TreeMap<>();

    /** Prices in 1e-8 units, volume in 1e-8 base-asset units. */
    private record Candle(
            Instant start,
            long open,
            long high,
            long low,
            long close,
            long volume,
            long bought,
            long trades,
            long seq) {

        static Candle of(Instant start, Trade trade, long seq) {
            long price = trade.price().e8();
            long size = trade.quantity().e8();
            return new Candle(
                    start, price, price, price, price, size, trade.aggressor() == Side.BUY ? size : 0, 1, seq);
        }

        /** This one and a later one as one. */
        Candle then(Candle later) {
            return new Candle(
                    start,
                    open,
                    Math.max(high, later.high),
                    Math.min(low, later.low),
                    later.close,
                    Math.addExact(volume, later.volume),
                    Math.addExact(bought, later.bought),
                    trades + later.trades,
                    later.seq);
        }

        Candle startingAt(Instant moment) {
            return new Candle(moment, open, high, low, close, volume, bought, trades, seq);
        }
    }

    CandleSeries(Symbol symbol, int cap) {
        this.symbol = symbol;
        this.cap = cap;
    }

    void add(Trade trade, long seq) {
        var start = floor(trade.eventTime(), MINUTE);
        minutes.merge(start, Candle.of(start, trade, seq), Candle::then);
        if (minutes.size() > cap) {
            minutes.pollFirstEntry();
        }
    }

    Optional<CandleRow> running() {
        return Optional.ofNullable(minutes.lastEntry()).map(entry -> row(entry.getValue(), "1m"));
    }

    /** Candles that start within a range, oldest first; the newest ones if there are more than the limit. */
    List<CandleRow> between(Instant from, Instant to, Duration interval, String name, int limit) {
        return newest(from, to, interval, limit, candle -> row(candle, name));
    }

    /** The same candles as what was bought and what was sold. */
    List<FlowRow> flows(Instant from, Instant to, Duration interval, String name, int limit) {
        return newest(from, to, interval, limit, candle -> flow(candle, name));
    }

    private <R> List<R> newest(Instant from, Instant to, Duration interval, int limit, Function<Candle, R> row) {
        var grouped = new TreeMap<Instant, Candle>();
        minutes.subMap(floor(from, interval), true, to, true).values().forEach(minute -> {
            var start = floor(minute.start(), interval);
            grouped.merge(start, minute.startingAt(start), Candle::then);
        });
        return grouped.descendingMap().values().stream()
                .limit(limit)
                .map(row)
                .toList()
                .reversed();
    }

    private FlowRow flow(Candle candle, String interval) {
        long sold = candle.volume() - candle.bought();
        return new FlowRow(
                symbol,
                interval,
                candle.start(),
                new Decimal(candle.bought()),
                new Decimal(sold),
                new Decimal(candle.bought() - sold),
                Figures.rounded((double) (candle.bought() - sold) / candle.volume(), IMBALANCE_DIGITS),
                candle.trades(),
                candle.seq());
    }

    private CandleRow row(Candle candle, String interval) {
        return new CandleRow(
                symbol,
                interval,
                candle.start(),
                new Price(candle.open()),
                new Price(candle.high()),
                new Price(candle.low()),
                new Price(candle.close()),
                new Decimal(candle.volume()),
                candle.trades(),
                candle.seq());
    }

    private static Instant floor(Instant moment, Duration interval) {
        long seconds = interval.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }
}
