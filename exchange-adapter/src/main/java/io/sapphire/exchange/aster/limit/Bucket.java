package io.sapphire.exchange.aster.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** One of the venue's limits and what has been used of it. */
final class Bucket {
    private final RateLimit limit;
    private final Window window;
    private final long budget;

    /** @param percent of the venue's limit that is ours; the rest is for what we cannot see */
    Bucket(RateLimit limit, int percent) {
        this(limit, percent, new Window(limit.interval()));
    }

    private Bucket(RateLimit limit, int percent, Window window) {
        this.limit = limit;
        this.window = window;
        this.budget = Math.max(1, limit.most() * percent / 100);
    }

    /** The venue has changed the limit; what has been used has been used. */
    Bucket with(RateLimit changed, int percent) {
        return new Bucket(changed, percent, window);
    }

    boolean counts(RateLimit other) {
        return limit.kind() == other.kind() && limit.interval().equals(other.interval());
    }

    RateLimit limit() {
        return limit;
    }

    /** How long the request has to wait; zero if it need not. */
    Duration delay(Charge charge, Instant time) {
        int amount = charge.of(limit.kind());
        long ceiling = charge.lane().of(budget);
        boolean free = amount == 0 || window.used(time) + amount <= ceiling;
        return free ? Duration.ZERO : window.until(time, Math.max(0, ceiling - amount));
    }

    String why(Charge charge) {
        return "%s would exceed its part of the venue's limit of %s".formatted(charge.what(), limit);
    }

    void spend(Charge charge, Instant time) {
        window.add(time, charge.of(limit.kind()));
    }

    /** The venue's own count holds where it is higher. */
    void heard(Function<String, Optional<String>> header, Instant time) {
        header.apply(limit.header())
                .filter(told -> told.matches("\\d{1,18}"))
                .ifPresent(told -> window.raiseTo(time, Long.parseLong(told)));
    }

    /** The venue says that nothing is left, whatever we have counted. */
    void exhaust(Instant time) {
        window.raiseTo(time, limit.most());
    }
}
