package io.sapphire.agents.kit;

import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;

/**
 * One trading mind in one session: a pure function of what it was shown so far. It has no clock, no network and no
 * threads; the time it knows is the frame's.
 */
public interface Agent {

    AgentDescriptor describe();

    /**
     * What the agent believes once the frame is over. Frames of one market come in their order.
     *
     * @return exactly one reply: a signal, or no view with its reason
     * @throws IllegalArgumentException if the session was not opened with the frame's market
     */
    Reply observe(Observation observation);
}
