package io.sapphire.local.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The closes of bars, oldest first. Those before the first that may be traded are only seen. */
public final class Closes {
    private final Duration interval;
    private final long[] starts;
    private final long[] exact;
    private final double[] prices;
    private final int first;

    private Closes(Duration interval, long[] starts, long[] exact, double[] prices, int first) {
        this.interval = interval;
        this.starts = starts;
        this.exact = exact;
        this.prices = prices;
        this.first = first;
    }

    /**
     * All of them, to be traded from the first on.
     *
     * @param interval of a bar
     * @param starts of the bars, in milliseconds since 1970
     * @param e8 their last prices, in 1e-8 units
     */
    public static Closes of(Duration interval, long[] starts, long[] e8) {
        return new Closes(
                interval, starts, e8, Arrays.stream(e8).asDoubleStream().toArray(), 0);
    }

    /** Those at and after one moment, with what was before it only seen; none after another. */
    Closes between(Optional<Instant> from, Optional<Instant> to) {
        int begin = from.map(moment -> first(time -> !time.isBefore(moment))).orElse(first);
        int end = to.map(moment -> first(time -> time.isAfter(moment))).orElse(size());
        return new Closes(
                interval,
                Arrays.copyOf(starts, end),
                Arrays.copyOf(exact, end),
                Arrays.copyOf(prices, end),
                Math.min(begin, end));
    }

    private int first(Predicate<Instant> wanted) {
        int bar = 0;
        while (bar < size() && !wanted.test(time(bar))) {
            bar++;
        }
        return bar;
    }

    public Duration interval() {
        return interval;
    }

    public int size() {
        return starts.length;
    }

    /** The first that may be traded. */
    public int first() {
        return first;
    }

    /** How many may be traded. */
    public int traded() {
        return size() - first;
    }

    /** When the bar was over. */
    public Instant time(int bar) {
        return Instant.ofEpochMilli(starts[bar]).plus(interval);
    }

    /** In 1e-8 units, exactly. */
    public long e8(int bar) {
        return exact[bar];
    }

    /** In 1e-8 units, for rules; exact below ninety million. */
    double price(int bar) {
        return prices[bar];
    }
}
