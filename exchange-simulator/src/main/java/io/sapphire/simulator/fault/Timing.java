package io.sapphire.simulator.fault;

import java.time.Duration;

/**
 * Which of the occasions in its scope a fault hits, counted from when it was set.
 *
 * @param nth the first it may hit, from 1
 * @param times how many it hits at most
 * @param probability of hitting one that it may hit, above 0 and at most 1
 * @param seed decides, together with how many were seen before
 * @param length venue time after which it hits nothing more
 */
public record Timing(long nth, long times, double probability, long seed, Duration length) {
    public static final long UNBOUNDED = Long.MAX_VALUE;
    /** Longer than any recording. */
    public static final Duration ENDLESS = Duration.ofDays(36_500);

    public Timing {
        if (nth < 1) {
            throw new IllegalArgumentException("nth counts from 1, was " + nth);
        }
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, was " + times);
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be above 0 and at most 1, was " + probability);
        }
        if (length.isNegative() || length.isZero() || length.compareTo(ENDLESS) > 0) {
            throw new IllegalArgumentException("forMs must be from 1 ms to 100 years, was " + length.toMillis());
        }
    }

    /** The next occasion, and no other. */
    public static Timing once() {
        return nth(1);
    }

    /** One occasion, counted from 1. */
    public static Timing nth(long nth) {
        return new Timing(nth, 1, 1, 0, ENDLESS);
    }
}
