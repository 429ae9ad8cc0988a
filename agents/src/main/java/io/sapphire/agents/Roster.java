package io.sapphire.agents;

import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.microstructure.MicrostructureAgent;
import io.sapphire.agents.momentum.MomentumAgent;
import io.sapphire.agents.prediction.PredictionAgent;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.agents.sentiment.SentimentAgent;
import io.sapphire.agents.strategy.StrategyAgent;
import io.sapphire.agents.toxicity.ToxicityAgent;
import io.sapphire.domain.signal.AgentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every agent there is: the six, tuned as configured, and those that were added. */
public final class Roster {
    private final Map<String, AgentFactory> agents = new TreeMap<>();

    /**
     * @param headlines what financial-sentiment reads
     * @param model the language model that agents may ask
     */
    public Roster(AgentsProperties properties, Headlines headlines, Availability model) {
        var momentum = properties.trendMomentum().parameters();
        var microstructure = properties.volumeMicrostructure().parameters();
        agents.put(MomentumAgent.ID.value(), listings -> new MomentumAgent(momentum, listings));
        agents.put(MicrostructureAgent.ID.value(), listings -> new MicrostructureAgent(microstructure, listings));
        var toxicity = properties.vpinHft().parameters();
        agents.put(ToxicityAgent.ID.value(), listings -> new ToxicityAgent(toxicity, listings));
        var prediction = properties.marketPrediction().parameters();
        var remarks = properties.marketPrediction().remarks() ? model : new Availability.Unwanted();
        agents.put(PredictionAgent.ID.value(), listings -> new PredictionAgent(prediction, listings, remarks));
        var strategy = properties.strategyOptimization().parameters();
        agents.put(StrategyAgent.ID.value(), listings -> new StrategyAgent(strategy, listings));
        var sentiment = properties.financialSentiment().parameters();
        agents.put(SentimentAgent.ID.value(), listings -> new SentimentAgent(sentiment, listings, headlines, model));
        added().forEach(this::add);
    }

    private void add(AgentFactory added) {
        var id = id(added);
        if (agents.putIfAbsent(id, added) != null) {
            throw new IllegalStateException("there are two agents " + id);
        }
    }

    /** Those named in {@code META-INF/services}. */
    private static Iterable<AgentFactory> added() {
        return ServiceLoader.load(AgentFactory.class);
    }

    private static String id(AgentFactory agent) {
        return agent.open(List.of()).describe().id().value();
    }

    /** Of every agent, in order. */
    public static List<String> ids() {
        var ids = new TreeSet<>(Stream.of(
                        MomentumAgent.ID,
                        MicrostructureAgent.ID,
                        ToxicityAgent.ID,
                        PredictionAgent.ID,
                        StrategyAgent.ID,
                        SentimentAgent.ID)
                .map(AgentId::value)
                .toList());
        added().forEach(agent -> ids.add(id(agent)));
        return List.copyOf(ids);
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
