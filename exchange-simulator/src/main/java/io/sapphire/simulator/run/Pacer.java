package io.sapphire.simulator.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps steps from coming faster than the pace allows. */
final class Pacer {
    private final Pace pace;
    private final LongSupplier nanoTime;
    private long lastStep;

    Pacer(Pace pace, LongSupplier nanoTime) {
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.lastStep = nanoTime.getAsLong();
    }

    void stepped() {
        lastStep = nanoTime.getAsLong();
    }

    /** How long to wait before a step over so much venue time; never negative. */
    Duration pause(Duration venueTime) {
        var passed = Duration.ofNanos(nanoTime.getAsLong() - lastStep);
        var rest = pace.wallTime(venueTime).minus(passed);
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
