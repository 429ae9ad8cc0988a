package io.sapphire.simulator.rest;

import java.time.Duration;

/** What one address has used, how often it went on although it was told to stop, and until when it is banned. */
final class Usage {
    private static final long FIRST_BAN = Duration.ofMinutes(2).toNanos();
    private static final long LONGEST_BAN = Duration.ofDays(3).toNanos();
    /** Requests in one minute after the first 429 that are still answered 429; the venue does not publish its number. */
    private static final int PATIENCE = 10;

    /** More would be longer than the longest. */
    private static final int MOST_DOUBLINGS = 12;

    private final Minute weight = new Minute();
    private long bans;
    private long defied;
    private long bannedUntil = Long.MIN_VALUE;

    boolean isBanned(long now) {
        return now < bannedUntil;
    }

    long bannedUntil() {
        return bannedUntil;
    }

    Minute weight() {
        return weight;
    }

    /** It asked for more than it may. @return true if that is a ban */
    boolean defy(long now) {
        defied++;
        if (defied <= PATIENCE) {
            return false;
        }
        long doubled = FIRST_BAN << Math.min(bans, MOST_DOUBLINGS);
        bannedUntil = now + Math.min(doubled, LONGEST_BAN);
        bans++;
        defied = 0;
        return true;
    }

    void obey() {
        defied = 0;
    }
}
