package io.sapphire.agents.kit;

import io.sapphire.domain.market.Listing;
import java.util.List;

/**
 * Begins sessions of one agent. A session runs on the transport's thread: whatever waits in it silences every agent of
 * this process.
 */
@FunctionalInterface
public interface AgentFactory {

    /** An agent that has seen nothing yet of these markets. */
    Agent open(List<Listing> listings);
}
