package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Rate;
import java.time.Duration;

/**
 * How entries take their time.
 *
 * @param restFor how long a patient entry rests in the book before it is cancelled, in venue time; zero: every entry
 *     takes at once
 * @param sliceAbove the part of what the other side of the book shows above which a wish is worked off in equal slices,
 *     at most 1000; zero: no slices, every order is as large as it may be
 * @param sliceEvery least venue time from one slice to the next
 */
public record Pacing(Duration restFor, Rate sliceAbove, Duration sliceEvery) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public Pacing {
        if (restFor.isNegative() || restFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("trading.rest-for must be within 0 and 1 hour");
        }
        if (sliceEvery.isNegative() || sliceEvery.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("trading.slice-every must be within 0 and 1 hour");
        }
        if (sliceAbove.e8() < 0 || sliceAbove.compareTo(Rate.of("1000")) > 0) {
            throw new IllegalArgumentException("trading.slice-above must be within 0 and 1000");
        }
    }

    /** Whether large wishes are sliced at all. */
    public boolean slices() {
        return sliceAbove.e8() > 0;
    }
}
