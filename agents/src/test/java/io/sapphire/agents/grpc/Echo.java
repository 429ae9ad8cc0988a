package io.sapphire.agents.grpc;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.util.List;

/** Says how many frames it has been shown in its session. */
final class Echo implements Agent {
    private final AgentId id;
    private final int markets;
    private int frames;

    private Echo(AgentId id, List<Listing> listings) {
        this.id = id;
        markets = listings.size();
    }

    static AgentFactory named(String id) {
        return listings -> new Echo(new AgentId(id), listings);
    }

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                id,
                "1",
                "Counts.",
                List.of("trades"),
                Duration.ofMinutes(1),
                Duration.ZERO,
                List.of(),
                ResourceTier.LIGHT,
                false);
    }

    @Override
    public Opinion observe(Observation observation) {
        frames++;
        return new Opinion.Silence("frame " + frames + " of " + markets + " market");
    }
}
