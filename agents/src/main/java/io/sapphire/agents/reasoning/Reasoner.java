package io.sapphire.agents.reasoning;

import reactor.core.publisher.Mono;

/** Puts questions to a language model. */
@FunctionalInterface
public interface Reasoner {
    /** There is no model. */
    Reasoner NOBODY = (_, _) -> Mono.just(new Outcome.NotAsked("no language model is configured"));

    /** What came of it; never fails. @param purse what it may cost: without money no question */
    Mono<Outcome> ask(Inquiry inquiry, Purse purse);
}
