package io.sapphire.exchange.aster.limit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One of the venue's limits.
 *
 * @param most how much may be used in one interval
 */
public record RateLimit(Kind kind, Duration interval, long most) {
    /**
     * Until the venue has told its own.
     *
     * @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "LIMITS", read 2026-06-30</a>
     */
    public static final List<RateLimit> USUAL = List.of(
            new RateLimit(Kind.REQUEST_WEIGHT, Duration.ofMinutes(1), 2_400),
            new RateLimit(Kind.ORDERS, Duration.ofMinutes(1), 1_200));

    public RateLimit {
        if (interval.toSeconds() < 1 || most < 1) {
            throw new IllegalArgumentException("a limit of " + most + " in " + interval + " lets nothing through");
        }
    }

    /** What is counted. */
    public enum Kind {
        /** Of all requests from one address on the internet. */
        REQUEST_WEIGHT("X-MBX-USED-WEIGHT-"),
        /** Of one account. */
        ORDERS("X-MBX-ORDER-COUNT-");

        private final String header;

        Kind(String header) {
            this.header = header;
        }
    }

    /** In which the venue tells what it has counted, for example {@code X-MBX-USED-WEIGHT-1M}. */
    String header() {
        return kind.header + letters(interval).toUpperCase(Locale.ROOT);
    }

    private static String letters(Duration interval) {
        if (interval.toDaysPart() > 0) {
            return interval.toDays() + "d";
        }
        if (interval.toHours() > 0) {
            return interval.toHours() + "h";
        }
        return interval.toMinutes() > 0 ? interval.toMinutes() + "m" : interval.toSeconds() + "s";
    }

    @Override
    public String toString() {
        var noun = kind == Kind.ORDERS ? "orders" : "weight";
        return "%d %s in %s".formatted(most, noun, letters(interval));
    }
}
