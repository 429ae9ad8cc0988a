package io.sapphire.simulator.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What clients have used of their request weight and order count in the running minute. It is told, not enforced. */
final class Budget {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private long minuteStart;
    private long weight;
    private long orders;

    /** @param nanoTime monotonic nanoseconds */
    Budget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.minuteStart = nanoTime.getAsLong();
    }

    void spend(int moreWeight, boolean order) {
        long now = nanoTime.getAsLong();
        if (now - minuteStart >= MINUTE) {
            minuteStart = now;
            weight = 0;
            orders = 0;
        }
        weight += moreWeight;
        orders += order ? 1 : 0;
    }

    String weight() {
        return Long.toString(weight);
    }

    String orders() {
        return Long.toString(orders);
    }
}
