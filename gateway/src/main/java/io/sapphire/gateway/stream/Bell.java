package io.sapphire.gateway.stream;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Tells the clients of one thread, on that thread, that something is new: what they are told then is written where it was
 * put together. Rings that come faster than they can be told become one.
 */
final class Bell {
    /** As long as telling all clients what is new may take. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Executor thread;
    private final LongSupplier newest;
    private final AtomicBoolean ringing = new AtomicBoolean();
    private final Sinks.Many<Long> rings = Sinks.many().replay().latest();

    /** @param newest sequence of what is new */
    Bell(Executor thread, LongSupplier newest) {
        this.thread = thread;
        this.newest = newest;
        rings.emitNext(newest.getAsLong(), Sinks.EmitFailureHandler.FAIL_FAST);
    }

    void ring() {
        if (ringing.compareAndSet(false, true)) {
            thread.execute(this::tell);
        }
    }

    private void tell() {
        ringing.set(false);
        var _ = rings.tryEmitNext(newest.getAsLong());
    }

    /** The latest ring, and those that come. */
    Flux<Long> rings() {
        return rings.asFlux();
    }

    void close() {
        rings.emitComplete(Sinks.EmitFailureHandler.busyLooping(FAREWELL));
    }
}
