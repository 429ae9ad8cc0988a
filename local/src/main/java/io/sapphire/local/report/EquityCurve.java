package io.sapphire.local.report;

import io.sapphire.domain.market.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Equity on a grid of venue time, from the grid point before the first value to the one after the last. A grid point has
 * the last value before it.
 */
public final class EquityCurve {
    private final Duration interval;
    private final List<Point> points = new ArrayList<>();
    private long next = Long.MIN_VALUE;
    private Money last = Money.ZERO;

    /** @param equity in quote-asset units */
    public record Point(Instant time, double equity) {}

    public EquityCurve(Duration interval) {
        this.interval = interval;
    }

    /** Equity from this moment on; moments rise. */
    public void add(Instant time, Money equity) {
        long index = Math.floorDiv(time.toEpochMilli(), interval.toMillis());
        if (next == Long.MIN_VALUE) {
            last = equity;
            put(index - 1);
            next = index;
        }
        for (; next < index; next++) {
            put(next);
        }
        last = equity;
    }

    /** @param equity what is left in the end: the last point */
    public void end(Money equity) {
        if (next != Long.MIN_VALUE) {
            last = equity;
            put(next++);
        }
    }

    private void put(long index) {
        points.add(new Point(Instant.ofEpochMilli((index + 1) * interval.toMillis()), last.e8() / 1e8));
    }

    public Duration interval() {
        return interval;
    }

    public List<Point> points() {
        return List.copyOf(points);
    }

    /** Fractions from point to point. */
    public double[] returns() {
        return returns(points);
    }

    /** The same, of the points from one moment to another, both included. */
    public double[] returnsBetween(Instant from, Instant to) {
        return returns(points.stream()
                .filter(point -> !point.time().isBefore(from) && !point.time().isAfter(to))
                .toList());
    }

    private static double[] returns(List<Point> points) {
        var returns = new double[Math.max(0, points.size() - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = points.get(i + 1).equity() / points.get(i).equity() - 1;
        }
        return returns;
    }
}
