package io.sapphire.local.report;

import io.sapphire.domain.market.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

    /**
     * At most so many points, for a picture: the first, the last, and of every stretch between them the lowest and the
     * highest, so that no drawdown is lost.
     *
     * @param most at least 4
     */
    public List<Point> thinned(int most) {
        if (points.size() <= most) {
            return points();
        }
        int stretches = (most - 2) / 2;
        int between = points.size() - 2;
        var kept = new ArrayList<Point>(most);
        kept.add(points.getFirst());
        for (int stretch = 0; stretch < stretches; stretch++) {
            int from = 1 + Math.toIntExact((long) between * stretch / stretches);
            int to = 1 + Math.toIntExact((long) between * (stretch + 1) / stretches);
            kept.addAll(extremes(points.subList(from, to)));
        }
        kept.add(points.getLast());
        return List.copyOf(kept);
    }

    /** In their order; one point if it is both. */
    private static List<Point> extremes(List<Point> stretch) {
        var byEquity = Comparator.comparingDouble(Point::equity);
        return Stream.of(Collections.min(stretch, byEquity), Collections.max(stretch, byEquity))
                .distinct()
                .sorted(Comparator.comparing(Point::time))
                .toList();
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
