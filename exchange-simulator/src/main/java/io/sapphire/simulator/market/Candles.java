package io.sapphire.simulator.market;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Candles of every length, of the latest trades of one market. Kept by the minute, put together when asked for. */
public final class Candles {
    /** Ten weeks. */
    private static final int MINUTES = 100_800;

    private final NavigableMap<Instant, Candle> minutes = new TreeMap<>();

    /** One candle and when it is. @param end of its last millisecond */
    public record Dated(Instant start, Instant end, Candle candle) {}

    public void add(Trade trade) {
        minutes.merge(Interval.M1.start(trade.eventTime()), Candle.of(trade), Candle::and);
        if (minutes.size() > MINUTES) {
            minutes.pollFirstEntry();
        }
    }

    /**
     * One after the other, also where nothing was traded, up to the one that runs at a moment.
     *
     * @param from start of the first candle wanted is not before this
     * @param limit how many at most; the first, or the last if {@code latest}
     */
    public List<Dated> of(Interval interval, Instant from, Instant to, int limit, boolean latest) {
        if (minutes.isEmpty() || to.isBefore(minutes.firstKey())) {
            return List.of();
        }
        var first = interval.start(minutes.firstKey());
        var start = from.isAfter(first) ? next(interval, from) : first;
        var candles = new ArrayList<Dated>();
        for (; !start.isAfter(to) && (latest || candles.size() < limit); start = interval.next(start)) {
            candles.add(at(interval, start));
        }
        return latest ? List.copyOf(candles.subList(Math.max(0, candles.size() - limit), candles.size())) : candles;
    }

    /** The candle a moment is in; nothing before the first trade. */
    public Optional<Dated> current(Interval interval, Instant now) {
        return minutes.isEmpty() || now.isBefore(minutes.firstKey())
                ? Optional.empty()
                : Optional.of(at(interval, interval.start(now)));
    }

    /** The minutes that began within the last day before a moment, as one; nothing if there was no trade before. */
    public Optional<Dated> lastDay(Instant now) {
        var start = Interval.M1.start(now).minus(Duration.ofDays(1)).plus(Duration.ofMinutes(1));
        var last = minutes.floorEntry(now);
        return last == null ? Optional.empty() : Optional.of(new Dated(start, now, between(start, now.plusMillis(1))));
    }

    private Dated at(Interval interval, Instant start) {
        var end = interval.next(start);
        return new Dated(start, end.minusMillis(1), between(start, end));
    }

    private Candle between(Instant start, Instant end) {
        var traded = minutes.subMap(start, true, end, false).values().stream().reduce(Candle::and);
        return traded.orElseGet(() -> Candle.quiet(priceBefore(start)));
    }

    private Price priceBefore(Instant start) {
        var before = minutes.lowerEntry(start);
        return before == null
                ? minutes.firstEntry().getValue().open()
                : before.getValue().close();
    }

    private static Instant next(Interval interval, Instant from) {
        var start = interval.start(from);
        return start.equals(from) ? start : interval.next(start);
    }
}
