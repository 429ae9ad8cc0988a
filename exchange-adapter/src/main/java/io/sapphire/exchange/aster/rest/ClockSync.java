package io.sapphire.exchange.aster.rest;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.LongSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Sets the venue clock by asking the venue, trusting the answer that travelled fastest. */
public final class ClockSync {
    private static final int SAMPLES = 3;

    private final RestClient rest;
    private final VenueClock clock;
    private final LongSupplier nanoTime;

    public ClockSync(RestClient rest, VenueClock clock, LongSupplier nanoTime) {
        this.rest = rest;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** @param middle monotonic time at which the venue is taken to have answered */
    private record Sample(Instant venueTime, long middle, long roundTrip) {}

    public Mono<Void> run() {
        return Flux.range(0, SAMPLES)
                .concatMap(_ -> sample(), 1)
                .collectList()
                .map(samples -> samples.stream()
                        .min(Comparator.comparingLong(Sample::roundTrip))
                        .orElseThrow())
                .doOnNext(best -> clock.set(best.venueTime().plusNanos(nanoTime.getAsLong() - best.middle())))
                .then();
    }

    private Mono<Sample> sample() {
        return Mono.defer(() -> {
            long start = nanoTime.getAsLong();
            return rest.ask("/fapi/v3/time", Parameters.none()).map(body -> sample(body, start));
        });
    }

    private Sample sample(JsonNode body, long start) {
        long roundTrip = nanoTime.getAsLong() - start;
        return new Sample(Fields.time(body.path("serverTime")), start + roundTrip / 2, roundTrip);
    }
}
