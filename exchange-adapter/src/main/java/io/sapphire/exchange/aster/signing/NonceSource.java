package io.sapphire.exchange.aster.signing;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Nonces: microseconds of venue time, strictly rising, whatever the clock does. The venue keeps the last hundred of a
 * signer and refuses what is older or known, so one process must own the signer.
 */
public final class NonceSource {
    /** Reserved in one write. */
    private static final long BLOCK = 1_000;

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final InstantSource venueClock;
    private final NonceFloor floor;
    private long last;
    private long reserved;

    public NonceSource(InstantSource venueClock, NonceFloor floor) {
        this.venueClock = venueClock;
        this.floor = floor;
        this.last = floor.used();
        this.reserved = last;
    }

    public synchronized long next() {
        long next = Math.max(last + 1, micros(venueClock.instant()));
        if (next > reserved) {
            long upTo = next + BLOCK;
            floor.reserve(upTo);
            reserved = upTo;
        }
        last = next;
        return next;
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / NANOS_PER_MICRO);
    }
}
