package io.sapphire.simulator.rest;

import java.time.Duration;

/** Counts within minutes, the first of which begins with the first count. */
final class Minute {
    private static final long LENGTH = Duration.ofMinutes(1).toNanos();

    private long start = Long.MIN_VALUE;
    private long used;

    /** @return what has been used of the minute that runs now */
    long add(long more, long now) {
        if (start == Long.MIN_VALUE || now - start >= LENGTH) {
            start = now;
            used = 0;
        }
        used += more;
        return used;
    }

    /** Nanoseconds until the minute is over. */
    long rest(long now) {
        return start + LENGTH - now;
    }
}
