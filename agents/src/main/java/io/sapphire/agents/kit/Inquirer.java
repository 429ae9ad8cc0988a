package io.sapphire.agents.kit;

import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.domain.signal.Observation;
import java.util.Optional;

/**
 * An agent that may ask a language model. It stays a pure function: it says what it would ask, and what it makes of an
 * answer; whoever runs it asks, and in a replay nobody does.
 */
public interface Inquirer extends Agent {

    /**
     * What it would ask about the frame it was just shown: nothing, if nothing is new.
     *
     * @param shown the last observation of its market
     */
    Optional<Inquiry> inquiry(Observation shown);

    /**
     * What it has to say of the same observation, now that it knows what came of its last inquiry about that market.
     *
     * @param shown the observation that the inquiry was about
     */
    Opinion reconsider(Observation shown, Outcome outcome);
}
