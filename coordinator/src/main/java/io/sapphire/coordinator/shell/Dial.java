package io.sapphire.coordinator.shell;

import io.sapphire.domain.signal.AgentId;

/** Opens lines to agents that are added while the run goes on. */
@FunctionalInterface
public interface Dial {
    /** Of whoever has only the agents it began with. */
    Dial NOBODY = (agent, _) -> {
        throw new IllegalStateException("this coordinator dials no further agents, so not " + agent + " either");
    };

    /**
     * A line that is not open yet.
     *
     * @throws IllegalArgumentException if the target is none
     * @throws IllegalStateException if nobody can be dialled
     */
    AgentLine to(AgentId agent, String target);
}
