package io.sapphire.exchange.aster.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been used in the interval that ends now. The venue counts from minute to minute, so it never counts more of
 * ours than this does.
 */
final class Window {
    /** Uses this close together are forgotten together. */
    private static final int SLOTS = 60;

    private final Duration interval;
    private final Duration slot;
    private final Deque<Use> uses = new ArrayDeque<>();
    private Instant newest = Instant.MIN;
    private long used;

    private record Use(Instant from, long amount) {}

    Window(Duration interval) {
        this.interval = interval;
        this.slot = interval.dividedBy(SLOTS);
    }

    long used(Instant time) {
        forget(time);
        return used;
    }

    void add(Instant time, long amount) {
        forget(time);
        if (!uses.isEmpty() && uses.getLast().from().plus(slot).isAfter(newest)) {
            var last = uses.removeLast();
            uses.addLast(new Use(last.from(), last.amount() + amount));
        } else if (amount > 0) {
            uses.addLast(new Use(newest, amount));
        }
        used += amount;
    }

    /** Somebody else behind the same address uses the limit too: the venue knows of more than we do. */
    void raiseTo(Instant time, long told) {
        add(time, Math.max(0, told - used(time)));
    }

    /** How long it takes until at most so much is left; the whole interval if it never is. */
    Duration until(Instant time, long left) {
        forget(time);
        long remaining = used;
        for (var use : uses) {
            remaining -= use.amount();
            if (remaining <= left) {
                return Duration.between(newest, end(use));
            }
        }
        return remaining <= left ? Duration.ZERO : interval;
    }

    private Instant end(Use use) {
        return use.from().plus(slot).plus(interval);
    }

    /** The venue's clock may be set back; what has been used does not come back for that. */
    private void forget(Instant time) {
        newest = time.isAfter(newest) ? time : newest;
        while (!uses.isEmpty() && !end(uses.getFirst()).isAfter(newest)) {
            used -= uses.removeFirst().amount();
        }
    }
}
