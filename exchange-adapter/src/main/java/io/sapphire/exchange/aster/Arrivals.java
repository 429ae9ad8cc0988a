package io.sapphire.exchange.aster;

import io.sapphire.exchange.aster.simulator.LastSequence;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** How far the simulator's messages have been seen, and who waits for more of them. Used on the venue's one thread. */
final class Arrivals {
    private final Line market = new Line();
    private final Line user = new Line();
    private Optional<Waiting> waiting = Optional.empty();

    private record Waiting(LastSequence until, Sinks.Empty<Void> done) {}

    /** The messages of one class. */
    private static final class Line {
        private long seen;
        private boolean synced;
        private boolean gap;

        /** One that was overtaken looks like a gap too: asking once too often does no harm. */
        private void arrive(long sequence) {
            gap |= synced && sequence > seen + 1;
            seen = Math.max(seen, sequence);
        }

        private void sync(long sequence) {
            seen = Math.max(seen, sequence);
            synced = true;
            gap = false;
        }

        private boolean has(long sequence) {
            return synced && seen >= sequence;
        }
    }

    void market(long sequence) {
        market.arrive(sequence);
        check();
    }

    void user(long sequence) {
        user.arrive(sequence);
        check();
    }

    /** The connection is new: everything up to here was read by asking. */
    void marketSynced(long sequence) {
        market.sync(sequence);
        check();
    }

    /** The connection is new: everything up to here was read by asking. */
    void userSynced(long sequence) {
        user.sync(sequence);
        check();
    }

    void marketLost() {
        market.synced = false;
    }

    void userLost() {
        user.synced = false;
    }

    /** Whether a message about the account never came, although later ones did. */
    boolean userMissed() {
        return user.gap;
    }

    /** Completes when everything up to here has been seen. Only one may wait at a time. */
    Mono<Void> await(LastSequence until) {
        var done = Sinks.<Void>empty();
        waiting = Optional.of(new Waiting(until, done));
        check();
        return done.asMono();
    }

    private void check() {
        waiting.filter(this::isOver).ifPresent(over -> {
            waiting = Optional.empty();
            var _ = over.done().tryEmitEmpty();
        });
    }

    private boolean isOver(Waiting wait) {
        return market.has(wait.until().market()) && user.has(wait.until().user());
    }
}
