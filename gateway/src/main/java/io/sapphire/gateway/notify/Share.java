package io.sapphire.gateway.notify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many may be told within a minute. For one thread at a time. */
final class Share {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final int most;
    private final Deque<Long> told = new ArrayDeque<>();
    private long leftOut;

    Share(int most) {
        this.most = most;
    }

    /** How many were left out since the last that was told; -1 if this one is left out too. */
    long take(long nowMillis) {
        while (!told.isEmpty() && nowMillis - told.getFirst() >= MINUTE) {
            told.removeFirst();
        }
        if (told.size() == most) {
            leftOut++;
            return -1;
        }
        told.addLast(nowMillis);
        long before = leftOut;
        leftOut = 0;
        return before;
    }
}
