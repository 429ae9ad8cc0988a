package io.sapphire.simulator.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/** How much one connection says: ten messages a second at most, reference/aster-protocol.md, 3.1. */
public final class Chatter {
    private static final int MOST = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final Queue<Long> latest = new ArrayDeque<>();

    public Chatter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts a message. @return whether it is one too many */
    public boolean isTooMuch() {
        long now = nanoTime.getAsLong();
        latest.add(now);
        while (now - latest.element() >= SECOND) {
            latest.remove();
        }
        return latest.size() > MOST;
    }
}
