package io.sapphire.exchange.marketdata;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The port to what the venue shows to everybody, and to the passing of its time. */
public interface Market {

    /** Fails with {@link VenueNotReachedException} until the venue has been reached once. */
    Mono<VenueDescription> describe();

    Flux<FrameBatch> frames();

    /**
     * Ends the step that is current; answers when the next one is over, and the same if that has been done already.
     *
     * @throws IllegalStateException through the mono, if time is not in lock-step or the step is not the one to end
     */
    Mono<StepDone> complete(long step);
}
