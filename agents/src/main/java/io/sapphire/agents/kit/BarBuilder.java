package io.sapphire.agents.kit;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the trades of one market's frames into bars of event time, on multiples of the interval since the epoch.
 *
 * <p>A bar comes out with the first frame that ends at or after the bar does. An interval that was watched and in which
 * nothing traded is a quiet bar at the last price. An interval that was not watched from its start to its end gives no
 * bar: the first one, and those in a gap of more than three intervals between two frames, which is no mere quiet (a
 * venue shows a quiet market once a minute).
 */
public final class BarBuilder {
    private static final int TOLERATED_INTERVALS = 3;
    private static final long NO_PRICE = 0;

    private final Duration interval;
    private final long intervalMillis;
    private boolean started;
    private long watchedUntil;
    private long building;
    private long openE8;
    private long highE8;
    private long lowE8;
    private long lastE8 = NO_PRICE;
    private long volumeE8;

    /** A builder that has seen nothing yet. @param interval a whole number of milliseconds */
    public BarBuilder(Duration interval) {
        if (!interval.isPositive() || !interval.equals(Duration.ofMillis(interval.toMillis()))) {
            throw new IllegalArgumentException("bars last whole milliseconds, not " + interval);
        }
        this.interval = interval;
        intervalMillis = interval.toMillis();
    }

    /** The bars that are over with this frame, oldest first; usually none or one. */
    public List<Bar> add(MarketFrame frame) {
        watchFrom(frame.start().toEpochMilli());
        List<Bar> closed = List.of();
        long lastWithin = Math.floorDiv(frame.end().toEpochMilli() - 1, intervalMillis);
        var trades = frame.trades();
        // By number: with every frame an iterator would be allocated.
        for (int i = 0; i < trades.size(); i++) {
            var trade = trades.get(i);
            long at = Math.floorDiv(trade.eventTime().toEpochMilli(), intervalMillis);
            closed = closeBefore(Math.min(at, lastWithin), closed);
            take(trade, at);
        }
        watchedUntil = frame.end().toEpochMilli();
        return closeBefore(Math.floorDiv(watchedUntil, intervalMillis), closed);
    }

    private void watchFrom(long start) {
        boolean gap = started && start - watchedUntil > TOLERATED_INTERVALS * intervalMillis;
        if (!started || gap) {
            building = Math.ceilDiv(start, intervalMillis);
            lastE8 = NO_PRICE;
            volumeE8 = 0;
            started = true;
        }
    }

    /** A trade of an earlier bar, one that came out or was not watched from its start, can only leave its price. */
    private void take(Trade trade, long at) {
        long price = trade.price().e8();
        boolean first = volumeE8 == 0;
        if (at >= building) {
            openE8 = first ? price : openE8;
            highE8 = first ? price : Math.max(highE8, price);
            lowE8 = first ? price : Math.min(lowE8, price);
            volumeE8 = Math.addExact(volumeE8, trade.quantity().e8());
            lastE8 = price;
        } else if (first) {
            lastE8 = price;
        }
    }

    /** Most frames close none, and then nothing is allocated. */
    private List<Bar> closeBefore(long index, List<Bar> closed) {
        if (building >= index) {
            return closed;
        }
        var more = new ArrayList<>(closed);
        for (; building < index; building++) {
            if (lastE8 != NO_PRICE) {
                more.add(close());
            }
            volumeE8 = 0;
        }
        return more;
    }

    private Bar close() {
        var start = Instant.ofEpochMilli(building * intervalMillis);
        var last = new Price(lastE8);
        return volumeE8 == 0
                ? new Bar(start, interval, last, last, last, last, 0)
                : new Bar(start, interval, new Price(openE8), new Price(highE8), new Price(lowE8), last, volumeE8);
    }
}
