package io.sapphire.agents;

import io.sapphire.agents.microstructure.BareMicrostructure;
import io.sapphire.agents.momentum.BareMomentum;
import io.sapphire.agents.prediction.BarePrediction;
import io.sapphire.agents.sentiment.BareSentiment;
import io.sapphire.agents.strategy.BareStrategies;
import io.sapphire.agents.toxicity.BareToxicity;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Our agents' measurements alone, with default settings. */
public final class BareAgents {

    private BareAgents() {}

    public static AgentsProperties defaults() {
        return new Binder(new MapConfigurationPropertySource(Map.of("sapphire.agents.listen", "in-process:none")))
                .bind("sapphire.agents", AgentsProperties.class)
                .get();
    }

    /** By agent id; each makes a fresh one, whose answer is 1 where the agent gives a signal. */
    public static Map<String, Function<Listing, ToLongFunction<MarketFrame>>> all() {
        var defaults = defaults();
        var momentum = defaults.trendMomentum().parameters();
        var microstructure = defaults.volumeMicrostructure().parameters();
        var toxicity = defaults.vpinHft().parameters();
        var prediction = defaults.marketPrediction().parameters();
        var strategies = defaults.strategyOptimization().parameters();
        var sentiment = defaults.financialSentiment().parameters();
        var all = new TreeMap<String, Function<Listing, ToLongFunction<MarketFrame>>>();
        all.put("trend-momentum", listing -> BareMomentum.of(momentum, listing));
        all.put("volume-microstructure", listing -> new BareMicrostructure(microstructure, listing));
        all.put("vpin-hft", listing -> BareToxicity.of(toxicity, listing));
        all.put("market-prediction", listing -> BarePrediction.of(prediction, listing));
        all.put("strategy-optimization", listing -> BareStrategies.of(strategies, listing));
        all.put("financial-sentiment", listing -> BareSentiment.of(sentiment, listing));
        return all;
    }
}
