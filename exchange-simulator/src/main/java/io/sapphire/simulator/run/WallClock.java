package io.sapphire.simulator.run;

import java.time.Instant;
import java.util.function.LongSupplier;

/** Venue time that runs with monotonic wall time from a given moment on, in whole milliseconds. */
final class WallClock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier nanoTime;
    private Instant origin = Instant.EPOCH;
    private long originNanos;

    WallClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void start(Instant venueTime) {
        origin = venueTime;
        originNanos = nanoTime.getAsLong();
    }

    Instant now() {
        return origin.plusMillis((nanoTime.getAsLong() - originNanos) / NANOS_PER_MILLI);
    }
}
