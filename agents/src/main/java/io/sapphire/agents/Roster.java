package io.sapphire.agents;

import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.microstructure.MicrostructureAgent;
import io.sapphire.agents.momentum.MomentumAgent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every agent there is, tuned as configured. */
public final class Roster {
    private final Map<String, AgentFactory> agents = new TreeMap<>();

    public Roster(AgentsProperties properties) {
        var momentum = properties.trendMomentum().parameters();
        var microstructure = properties.volumeMicrostructure().parameters();
        agents.put(MomentumAgent.ID.value(), listings -> new MomentumAgent(momentum, listings));
        agents.put(MicrostructureAgent.ID.value(), listings -> new MicrostructureAgent(microstructure, listings));
    }

    /** @throws IllegalArgumentException if a name is unknown */
    public List<AgentFactory> named(List<String> ids) {
        return ids.stream().map(this::named).toList();
    }

    private AgentFactory named(String id) {
        return Optional.ofNullable(agents.get(id))
                .orElseThrow(() -> new IllegalArgumentException("sapphire.agents.enabled names '" + id
                        + "', but the agents there are: " + String.join(", ", agents.keySet())));
    }
}
