package io.sapphire.gateway.skill;

import java.time.Duration;
import java.time.Instant;

/** Whether a market moves more than it usually does: its volatility of an hour against that of a day. */
final class Regime {
    private static final double FAST = Duration.ofHours(1).toMillis();
    private static final double SLOW = Duration.ofDays(1).toMillis();

    private double fast;
    private double slow;
    private double before;
    private long since;

    void add(Instant time, double price) {
        long now = time.toEpochMilli();
        if (before > 0 && now > since) {
            double change = StrictMath.log(price / before);
            double square = change * change / (now - since);
            fast = average(fast, square, (now - since) / FAST);
            slow = average(slow, square, (now - since) / SLOW);
        }
        before = price;
        since = now;
    }

    private static double average(double mean, double number, double halfLives) {
        double kept = StrictMath.pow(2, -halfLives);
        return kept * mean + (1 - kept) * number;
    }

    boolean isWild() {
        return fast > slow;
    }
}
