package io.sapphire.gateway.flow;

import java.util.concurrent.TimeUnit;

/** Counts per second over the last ten. For one thread at a time. */
public final class RateMeter {
    private static final int SECONDS = 10;

    private final long[] counts = new long[SECONDS];
    private long second;

    /** @param nanos by the monotonic clock */
    public void count(long events, long nanos) {
        turn(nanos);
        counts[slot(second)] += events;
    }

    /** @param nanos by the monotonic clock */
    public double perSecond(long nanos) {
        turn(nanos);
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return (double) sum / SECONDS;
    }

    private void turn(long nanos) {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanos);
        for (long empty = Math.max(second + 1, now - SECONDS + 1); empty <= now; empty++) {
            counts[slot(empty)] = 0;
        }
        second = now;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, SECONDS);
    }
}
