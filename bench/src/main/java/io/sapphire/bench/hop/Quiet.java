package io.sapphire.bench.hop;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.util.List;

/** Never has a view: what it costs to ask it is the asking. */
record Quiet(AgentId id) implements Agent {
    private static final Opinion NOTHING = new Opinion.Silence("nothing");

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                id,
                "1",
                "says nothing",
                List.of("trades"),
                Duration.ofMinutes(1),
                Duration.ZERO,
                List.of(),
                ResourceTier.LIGHT,
                false);
    }

    @Override
    public Opinion observe(Observation observation) {
        return NOTHING;
    }
}
