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
    private volatile boolean held;

    public VenueClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param nanos monotonic time of the reading */
    private record Reading(Instant time, long nanos, boolean running) {}

    /** The venue was asked for its time, and it is this now. A clock that is held stays where it is. */
    public void set(Instant time) {
        if (!held) {
            run(time);
        }
    }

    /** Runs from now on, and it is this time now. */
    public void run(Instant time) {
        held = false;
        reading = new Reading(time, nanoTime.getAsLong(), true);
    }

    /** The venue was heard to be at this time: it may be ahead, while a simulator hurries through its warm-up. */
    public void observe(Instant time) {
        if (reading.running() && time.isAfter(instant())) {
            run(time);
        }
    }

    /** Whether it only moves with a simulator's steps. */
    public boolean isHeld() {
        return held;
    }

    /** Is held at this time: a simulator that is moved in steps has no other. */
    public void stand(Instant time) {
        held = true;
        reading = new Reading(time, 0, false);
    }

    @Override
    public Instant instant() {
        var last = reading;
        return last.running() ? last.time().plusNanos(nanoTime.getAsLong() - last.nanos()) : last.time();
    }
}
