package io.sapphire.local.history;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often a venue is asked: evenly, and never more than a part of what it allows an address in a minute, because an adapter
 * may trade from the same one.
 */
final class Politeness {
    /** What Aster allows an address in a minute: exchangeInfo, rateLimits, REQUEST_WEIGHT. */
    static final int ALLOWED = 2_400;
    /** A quarter of it. */
    static final int USUAL = ALLOWED / 4;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    /** Until a good part of what others used in this minute is forgotten. */
    private static final Duration CROWDED = Duration.ofSeconds(20);

    private final int weightPerMinute;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private long next;
    private long used;

    /** @param weightPerMinute what may be used */
    Politeness(int weightPerMinute, LongSupplier nanoTime, Pause pause) {
        this.weightPerMinute = weightPerMinute;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.next = nanoTime.getAsLong();
    }

    /** Waits until a question of this weight may be asked. @return whether to go on */
    boolean await(int weight) throws InterruptedException {
        if (used > ALLOWED / 2 && !rest(CROWDED)) {
            return false;
        }
        used = 0;
        long early = next - nanoTime.getAsLong();
        boolean goOn = early <= 0 || pause.rest(Duration.ofNanos(early));
        next = Math.max(next, nanoTime.getAsLong()) + weight * MINUTE / weightPerMinute;
        return goOn;
    }

    /** @param weight what everybody at this address used in this minute, by the venue's own count */
    void told(long weight) {
        used = weight;
    }

    /** @return whether to go on */
    boolean rest(Duration span) throws InterruptedException {
        return pause.rest(span);
    }
}
