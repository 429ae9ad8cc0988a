package io.sapphire.coordinator.shell;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reply;

/** How one agent behaved in a round. */
sealed interface Heard {
    AgentId agent();

    record Replied(AgentId agent, Reply reply) implements Heard {}

    /** @param gone its line is broken */
    record Missing(AgentId agent, String reason, boolean gone) implements Heard {}
}
