package io.sapphire.agents.indicator;

import java.time.Duration;
import java.util.Arrays;

/** Exact sum of the numbers of the last span of event time: {@code now - span < t <= now}. */
public final class RollingSum {
    private static final int FIRST_CAPACITY = 16;

    private final long span;
    private long[] times = new long[FIRST_CAPACITY];
    private long[] numbers = new long[FIRST_CAPACITY];
    private int oldest;
    private int size;
    private long sum;

    public RollingSum(Duration span) {
        this.span = span.toMillis();
    }

    /** Adds a number and forgets those that are too old by now. @param now milliseconds, never falling */
    public void add(long now, long number) {
        while (size > 0 && times[oldest] <= now - span) {
            sum -= numbers[oldest];
            oldest = (oldest + 1) % times.length;
            size--;
        }
        if (size == times.length) {
            grow();
        }
        int newest = (oldest + size) % times.length;
        times[newest] = now;
        numbers[newest] = number;
        size++;
        sum = Math.addExact(sum, number);
    }

    private void grow() {
        times = unrolled(times);
        numbers = unrolled(numbers);
        oldest = 0;
    }

    /** Twice the room, the oldest first. */
    private long[] unrolled(long[] ring) {
        var wider = Arrays.copyOfRange(ring, oldest, oldest + 2 * ring.length);
        System.arraycopy(ring, 0, wider, ring.length - oldest, oldest);
        return wider;
    }

    public long sum() {
        return sum;
    }

    public void clear() {
        oldest = 0;
        size = 0;
        sum = 0;
    }
}
