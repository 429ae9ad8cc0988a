package io.sapphire.cache;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Stands before Redis: no command takes longer than its time, and a Redis that keeps failing is not asked at all, but for
 * one try a second. Whatever goes wrong is an empty answer, counted, and said once in the log.
 */
final class Shield {
    private static final System.Logger LOG = System.getLogger(Shield.class.getName());
    private static final int WINDOW = 10;
    private static final int LEAST_CALLS = 5;
    private static final Duration REST = Duration.ofSeconds(1);

    private final String name;
    private final CacheTally tally;
    private final LongSupplier nanos;
    private final CircuitBreaker breaker;

    /**
     * @param name of the store, for people
     * @param nanos monotonic time
     */
    Shield(String name, CacheTally tally, LongSupplier nanos) {
        this.name = name;
        this.tally = tally;
        this.nanos = nanos;
        this.breaker = CircuitBreaker.of(name, breaking(nanos));
        this.breaker.getEventPublisher().onStateTransition(this::changed);
    }

    private static CircuitBreakerConfig breaking(LongSupplier nanos) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(new Monotonic(nanos))
                .currentTimestampFunction(_ -> nanos.getAsLong(), TimeUnit.NANOSECONDS)
                .build();
    }

    /** Every new state is told once; one that only tries again is none. */
    private void changed(CircuitBreakerOnStateTransitionEvent event) {
        var to = event.getStateTransition().getToState();
        if (to == State.OPEN && !tally.resting()) {
            tally.resting(true);
            LOG.log(Level.WARNING, () -> name + " does not answer as it should: everything comes from its source now");
        } else if (to == State.CLOSED) {
            tally.resting(false);
            LOG.log(Level.INFO, () -> name + " answers again");
        }
    }

    /**
     * What a command answers; empty if it does not, or is not asked. Never on the connection's own thread.
     *
     * @param within longest wait
     */
    <T> Mono<T> ask(Duration within, Supplier<Mono<T>> command) {
        return Mono.defer(() -> breaker.tryAcquirePermission() ? timed(within, command) : Mono.empty());
    }

    private <T> Mono<T> timed(Duration within, Supplier<Mono<T>> command) {
        long begun = nanos.getAsLong();
        return Mono.defer(command)
                .timeout(within)
                .doOnSuccess(_ -> breaker.onSuccess(since(begun), TimeUnit.NANOSECONDS))
                .doOnError(failure -> failed(failure, since(begun)))
                .doOnCancel(breaker::releasePermission)
                .onErrorComplete()
                .publishOn(Schedulers.parallel());
    }

    private long since(long begun) {
        return Math.max(0, nanos.getAsLong() - begun);
    }

    private void failed(Throwable failure, long took) {
        tally.failed();
        // Only its kind: a message may quote the command and what was to be kept.
        LOG.log(Level.DEBUG, () -> name + ": " + failure.getClass().getName());
        breaker.onError(took, TimeUnit.NANOSECONDS, failure);
    }
}
