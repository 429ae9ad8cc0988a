package io.sapphire.gateway.projection;

import java.time.Duration;
import java.time.Instant;

/** How fast frames come by the wall clock, and so when their absence means something. For one thread at a time. */
final class Pace {
    private static final int REMEMBERED = 64;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final long[] gaps = new long[REMEMBERED];
    private int next;
    private Instant last = Instant.MAX;

    void frameAt(Instant recorded) {
        gaps[next] = last.isBefore(recorded) ? Duration.between(last, recorded).toMillis() : 0;
        next = (next + 1) % REMEMBERED;
        last = recorded;
    }

    /** Twice the longest of the last gaps between two frames, within bounds. */
    Duration staleAfter() {
        long longest = 0;
        for (long gap : gaps) {
            longest = Math.max(longest, gap);
        }
        return Duration.ofMillis(Math.clamp(2 * longest, SHORTEST.toMillis(), LONGEST.toMillis()));
    }
}
