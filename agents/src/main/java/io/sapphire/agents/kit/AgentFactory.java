package io.sapphire.agents.kit;

import io.sapphire.domain.market.Listing;
import java.util.List;

/** Begins sessions of one agent. */
@FunctionalInterface
public interface AgentFactory {

    /** An agent that has seen nothing yet of these markets. */
    Agent open(List<Listing> listings);
}
