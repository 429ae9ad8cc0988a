package io.sapphire.local.report;

import io.sapphire.domain.market.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Equity on a grid of venue time. A grid point has the last value before it or at it. */
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
            next = index;
            last = equity;
        }
        for (; next < index; next++) {
            put(next);
        }
        last = equity;
    }

    /** The last value counts as the last point. */
    public void end() {
        if (next != Long.MIN_VALUE) {
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
        var returns = new double[Math.max(0, points.size() - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = points.get(i + 1).equity() / points.get(i).equity() - 1;
        }
        return returns;
    }
}
