package io.sapphire.bench;

import java.util.Arrays;
import java.util.function.Supplier;

/** Calls one after the other, of which the median one is told: what it took on the clock, and what it allocated. */
public final class Calls implements Clocked {
    private final long[] times;
    private final long[] bytes;
    private final Supplier<Call> fresh;

    /** One call. @return what it came to */
    @FunctionalInterface
    public interface Call {
        long make(int number);
    }

    public Calls(int number, Call call) {
        this(number, () -> call);
    }

    /** @param fresh makes what is called, before every run */
    public Calls(int number, Supplier<Call> fresh) {
        this.times = new long[number];
        this.bytes = new long[number];
        this.fresh = fresh;
    }

    @Override
    public long run() {
        var call = fresh.get();
        long outcome = 0;
        for (int i = 0; i < times.length; i++) {
            long before = Lap.allocated();
            long begun = System.nanoTime();
            outcome = 31 * outcome + call.make(i);
            times[i] = System.nanoTime() - begun;
            bytes[i] = Lap.allocated() - before;
        }
        return outcome;
    }

    /** As if every call of the last run had taken as long as its median one. */
    @Override
    public long nanos() {
        return median(times) * times.length;
    }

    /** As if every call of the last run had allocated as much as its median one. */
    long bytes() {
        return median(bytes) * bytes.length;
    }

    private static long median(long[] numbers) {
        var sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
