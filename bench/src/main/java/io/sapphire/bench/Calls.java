package io.sapphire.bench;

import java.util.Arrays;

/** Calls one after the other, each of which waits for somebody else. */
public final class Calls implements Clocked {
    private final long[] times;
    private final Call call;

    /** One call. @return what it came to */
    @FunctionalInterface
    public interface Call {
        long make(int number);
    }

    public Calls(int number, Call call) {
        this.times = new long[number];
        this.call = call;
    }

    @Override
    public long run() {
        long outcome = 0;
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            outcome = 31 * outcome + call.make(i);
            times[i] = System.nanoTime() - begun;
        }
        return outcome;
    }

    /** As if every call of the last run had taken as long as its median one. */
    @Override
    public long nanos() {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] * sorted.length;
    }
}
