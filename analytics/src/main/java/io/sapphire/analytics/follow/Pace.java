package io.sapphire.analytics.follow;

import java.time.Duration;

/**
 * How much is written at a time.
 *
 * @param events at most
 * @param linger how long the first of them waits for others
 */
public record Pace(int events, Duration linger) {

    public Pace {
        if (events < 1 || !linger.isPositive()) {
            throw new IllegalArgumentException(
                    "a batch needs at least 1 event and some time, was %d in %s".formatted(events, linger));
        }
    }
}
