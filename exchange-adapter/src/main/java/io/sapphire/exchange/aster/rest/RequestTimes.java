package io.sapphire.exchange.aster.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** How long the venue takes, by path and by what came of it. Paths carry no ids: there are few of them. */
public final class RequestTimes {
    /** Nobody asks. */
    public static final RequestTimes NONE = new RequestTimes((_, _, _) -> {});

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Sink sink;

    private RequestTimes(Sink sink) {
        this.sink = sink;
    }

    private interface Sink {
        void took(String path, String outcome, Duration time);
    }

    /** Counts them for Prometheus. */
    public static RequestTimes in(MeterRegistry registry) {
        return new RequestTimes((path, outcome, time) -> Timer.builder("sapphire.venue.request")
                .description("From a request's departure to the venue's answer, or to giving it up")
                .tag("path", path)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(time));
    }

    Mono<Answer> of(String path, Supplier<Mono<Answer>> exchange) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return exchange.get()
                    .doOnNext(answer -> sink.took(path, outcome(answer), Duration.ofNanos(System.nanoTime() - start)));
        });
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Ok _ -> "ok";
            case Answer.Refusal _ -> "refused";
            case Answer.Doubt _ -> "unknown";
            case Answer.NotSent _ -> "not sent";
        };
    }
}
