package io.sapphire.gateway.notify;

import io.sapphire.gateway.notify.Notice.Kind;
import io.sapphire.gateway.projection.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says once that a position has been without a stop for too long, and once that it is not any more. One thread at a time. */
final class Unprotected {
    private final Duration patience;
    private boolean told;

    /** @param patience longest venue time without a stop that nobody need know of */
    Unprotected(Duration patience) {
        this.patience = patience;
    }

    Optional<Notice> look(RunView run, long seq, Instant now) {
        var bare = run.risk().unprotectedMs();
        boolean tooLong = bare.compareTo(patience) > 0;
        if (tooLong == told) {
            return Optional.empty();
        }
        told = tooLong;
        var text = tooLong
                ? "A position has had no stop at the venue for %d s".formatted(bare.toSeconds())
                : "Every position has a stop at the venue again, or none is open";
        return Optional.of(new Notice(Kind.UNPROTECTED, run.run().runId(), seq, now, text));
    }
}
