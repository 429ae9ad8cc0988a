package io.sapphire.agents.reasoning.model;

import io.sapphire.agents.reasoning.Inquiry;
import reactor.core.publisher.Mono;

/** A language model. */
@FunctionalInterface
public interface Model {

    /** One call, no second try. Fails with {@link ModelFailureException}, or with anything else if nobody knows why. */
    Mono<Completion> complete(Inquiry inquiry);
}
