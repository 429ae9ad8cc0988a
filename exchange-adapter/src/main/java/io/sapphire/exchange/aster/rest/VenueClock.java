package io.sapphire.exchange.aster.rest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The venue's time: it runs by the monotonic clock from the last reading, so a jump of this machine's clock means
 * nothing; or it stands still, while a simulator's does.
 */
public final class VenueClock implements InstantSource {
    private final LongSupplier nanoTime;
    private volatile Reading reading = new Reading(Instant.EPOCH, 0, false);

    public VenueClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param nanos monotonic time of the reading */
    private record Reading(Instant time, long nanos, boolean running) {}

    /** Runs from now on, and it is this time now. */
    public void run(Instant time) {
        reading = new Reading(time, nanoTime.getAsLong(), true);
    }

    /** The venue was heard to be at this time: it may be ahead, while a simulator hurries through its warm-up. */
    public void observe(Instant time) {
        if (reading.running() && time.isAfter(instant())) {
            run(time);
        }
    }

    /** Stands still at this time. */
    public void stand(Instant time) {
        reading = new Reading(time, 0, false);
    }

    @Override
    public Instant instant() {
        var last = reading;
        return last.running() ? last.time().plusNanos(nanoTime.getAsLong() - last.nanos()) : last.time();
    }
}
