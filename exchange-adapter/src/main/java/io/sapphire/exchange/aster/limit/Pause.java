package io.sapphire.exchange.aster.limit;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import reactor.core.scheduler.Scheduler;

/** The time in which nothing may be sent, because the venue said so. */
final class Pause {
    private static final System.Logger LOG = System.getLogger(Pause.class.getName());
    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;
    /** The venue's minute is over by then. */
    private static final Duration UNTOLD = Duration.ofSeconds(60);
    /** Clients that come back all at once would be sent away again. */
    private static final int JITTER_MILLIS = 2_000;
    /** @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "IP Limits", read 2026-06-30</a> */
    private static final Duration SHORTEST_BAN = Duration.ofMinutes(2);

    private static final Duration LONGEST_BAN = Duration.ofDays(3);
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})");

    private final Scheduler timer;
    private final InstantSource wallClock;
    private final BanMemory memory;
    private final RandomGenerator random;
    /** Monotonic milliseconds. */
    private long end;

    private Instant bannedUntil;

    /** A ban from before the start still holds. */
    Pause(Scheduler timer, InstantSource wallClock, BanMemory memory, RandomGenerator random) {
        this.timer = timer;
        this.wallClock = wallClock;
        this.memory = memory;
        this.random = random;
        this.end = now();
        this.bannedUntil = Instant.EPOCH;
        var left = shortened(Duration.between(wallClock.instant(), memory.until()));
        if (left.isPositive()) {
            begin(left);
            alarm(left);
        }
    }

    /** How much of it is left; zero if requests may be sent. */
    Duration left() {
        return Duration.ofMillis(Math.max(0, end - now()));
    }

    boolean isBan() {
        return bannedUntil.isAfter(wallClock.instant());
    }

    String why() {
        return isBan()
                ? "the venue has banned this address until " + bannedUntil
                : "the venue asked for a pause of another " + left().toMillis() + " ms";
    }

    /** @param retryAfter seconds; anything else than a whole number counts as not told */
    void heard(int status, String retryAfter) {
        if (status == TOO_MANY) {
            begin(told(retryAfter, UNTOLD.plusMillis(random.nextInt(JITTER_MILLIS))));
            LOG.log(Level.WARNING, "nothing is sent: {0}", why());
        } else if (status == BANNED) {
            ban(told(retryAfter, SHORTEST_BAN));
        }
    }

    /** @param words of an error of the venue, which may say how long a ban lasts */
    void heard(String words) {
        var until = BANNED_UNTIL.matcher(words);
        if (until.find()) {
            ban(Duration.between(wallClock.instant(), Instant.ofEpochMilli(Long.parseLong(until.group(1)))));
        }
    }

    private static Duration told(String seconds, Duration untold) {
        return seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Math.max(1, Long.parseLong(seconds))) : untold;
    }

    private void ban(Duration length) {
        var shortened = shortened(length);
        if (shortened.compareTo(left()) > 0) {
            begin(shortened);
            alarm(shortened);
            remember();
        }
    }

    private void begin(Duration length) {
        end = Math.max(end, now() + length.toMillis());
    }

    private void alarm(Duration length) {
        bannedUntil = wallClock.instant().plus(length);
        LOG.log(Level.ERROR, "nothing is sent: {0}", why());
    }

    /** The ban is obeyed whether or not it can be remembered. */
    private void remember() {
        try {
            memory.remember(bannedUntil);
        } catch (UncheckedIOException full) {
            LOG.log(Level.ERROR, "a restart would not know of the ban", full);
        }
    }

    private static Duration shortened(Duration length) {
        return length.compareTo(LONGEST_BAN) > 0 ? LONGEST_BAN : length;
    }

    private long now() {
        return timer.now(TimeUnit.MILLISECONDS);
    }
}
