package io.sapphire.exchange.marketdata;

import java.time.Duration;
import java.time.Instant;

/** Where the frames of one market begin and end: at multiples of its interval since the epoch. */
public final class FrameGrid {
    /** A market that shows nothing has a frame this often all the same, at the next multiple. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final long MILLIS_TO_NANOS = 1_000_000;

    private final long intervalMillis;

    /** @throws IllegalArgumentException unless the interval is a positive number of whole milliseconds */
    public FrameGrid(Duration interval) {
        if (!interval.isPositive() || interval.toNanos() % MILLIS_TO_NANOS != 0) {
            throw new IllegalArgumentException("a frame interval is whole milliseconds, was " + interval);
        }
        this.intervalMillis = interval.toMillis();
    }

    /** When the frame that holds this moment ends: after it. */
    public Instant endOf(Instant moment) {
        return Instant.ofEpochMilli((Math.floorDiv(moment.toEpochMilli(), intervalMillis) + 1) * intervalMillis);
    }

    public Instant startOf(Instant end) {
        return end.minusMillis(intervalMillis);
    }

    /** When the next frame ends if nothing happens after the one that ended here. */
    public Instant endOfSilence(Instant lastEnd) {
        long earliest = lastEnd.plus(LONGEST_SILENCE).toEpochMilli();
        return Instant.ofEpochMilli(Math.ceilDiv(earliest, intervalMillis) * intervalMillis);
    }

    /** @throws IllegalArgumentException if no frame ends here */
    public long numberOf(Instant end) {
        long millis = end.toEpochMilli();
        if (millis % intervalMillis != 0) {
            throw new IllegalArgumentException("no frame of " + intervalMillis + " ms ends at " + end);
        }
        return millis / intervalMillis;
    }
}
