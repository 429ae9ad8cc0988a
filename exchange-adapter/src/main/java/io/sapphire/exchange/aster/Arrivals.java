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

        private boolean has(long sequence) {
            return synced && seen >= sequence;
        }
    }

    void market(long sequence) {
        market.seen = Math.max(market.seen, sequence);
        check();
    }

    void user(long sequence) {
        user.seen = Math.max(user.seen, sequence);
        check();
    }

    /** The connection is new: everything up to here was read by asking. */
    void marketSynced(long sequence) {
        market.synced = true;
        market(sequence);
    }

    /** The connection is new: everything up to here was read by asking. */
    void userSynced(long sequence) {
        user.synced = true;
        user(sequence);
    }

    void marketLost() {
        market.synced = false;
    }

    void userLost() {
        user.synced = false;
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
