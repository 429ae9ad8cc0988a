package io.sapphire.local.process;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long each time, up to a limit. */
public record Backoff(Duration first, Duration longest) {

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("backoff must grow from %s to %s".formatted(first, longest));
        }
    }

    /** @param failures attempts that failed in a row before this one, from 0 */
    public Duration before(int failures) {
        var wait = first;
        for (int failure = 0; failure < failures && wait.compareTo(longest) < 0; failure++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
