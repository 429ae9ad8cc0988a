package io.sapphire.agents.grpc;

import io.sapphire.agents.reasoning.model.Reasoner;
import java.time.Duration;

/**
 * How agents ask a language model.
 *
 * @param patience how long a reply is held back for the answer; an answer that comes later counts for the
 *     next reply that judges the market anew
 */
public record Thinking(Reasoner reasoner, Duration patience) {
    /** There is no model. */
    public static final Thinking OF_NOBODY = new Thinking(Reasoner.NOBODY, Duration.ofSeconds(1));
}
