package io.sapphire.gateway.notify;

import io.sapphire.gateway.notify.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says that a position has been without a stop for too long, again every few minutes while it lasts, and once that it is over.
 * For one thread at a time.
 */
final class Unprotected {
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Duration patience;
    private Optional<Instant> told = Optional.empty();

    /** @param patience longest venue time without a stop that nobody need know of */
    Unprotected(Duration patience) {
        this.patience = patience;
    }

    /** @param bare venue time for which some position has had no stop; nil if none has */
    Optional<Notice> look(Duration bare, String run, long seq, Instant now) {
        boolean tooLong = bare.compareTo(patience) > 0;
        boolean due = tooLong
                ? told.map(last -> Duration.between(last, now).compareTo(AGAIN) >= 0)
                        .orElse(true)
                : told.isPresent();
        if (!due) {
            return Optional.empty();
        }
        told = tooLong ? Optional.of(now) : Optional.empty();
        var text = tooLong
                ? "A position has had no stop at the venue for %d s".formatted(bare.toSeconds())
                : "Every position has a stop at the venue again, or none is open";
        return Optional.of(new Notice(Kind.UNPROTECTED, run, seq, now, text));
    }
}
