package io.sapphire.agents;

import static java.util.Objects.requireNonNull;

import io.sapphire.agents.microstructure.MicrostructureParameters;
import io.sapphire.agents.momentum.MomentumParameters;
import io.sapphire.agents.prediction.PredictionParameters;
import io.sapphire.agents.sentiment.SentimentParameters;
import io.sapphire.agents.strategy.StrategyParameters;
import io.sapphire.agents.toxicity.ToxicityParameters;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which agents are hosted, where and how they are tuned.
 *
 * @param listen {@code in-process:NAME}, or {@code HOST:PORT} where port 0 lets the machine choose
 * @param enabled ids of the agents to host
 * @param heartbeat time between two proofs of life; well below the coordinator's lease
 * @param reasoning the language model that agents may ask
 * @param cache where its answers are kept
 */
@ConfigurationProperties(prefix = "sapphire.agents", ignoreUnknownFields = false)
public record AgentsProperties(
        String listen,
        @DefaultValue("trend-momentum") List<String> enabled,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue TrendMomentum trendMomentum,
        @DefaultValue VolumeMicrostructure volumeMicrostructure,
        @DefaultValue VpinHft vpinHft,
        @DefaultValue MarketPrediction marketPrediction,
        @DefaultValue StrategyOptimization strategyOptimization,
        @DefaultValue FinancialSentiment financialSentiment,
        @DefaultValue ReasoningProperties reasoning,
        @DefaultValue CacheProperties cache) {

    public AgentsProperties {
        requireNonNull(listen, "sapphire.agents.listen is missing");
        if (!heartbeat.isPositive()) {
            throw new IllegalArgumentException("sapphire.agents.heartbeat must be positive, was " + heartbeat);
        }
    }

    /**
     * The settings of trend-momentum, for markets of minutes: the house's own for months of 4 h bars are far slower.
     *
     * @param horizons how far back it looks, in minutes, rising
     * @param sigmaHalfLife after which half of a return's weight in the volatility is gone
     * @param band of the blended response, within which the market has no side
     * @param efficiencyWindow minutes of the efficiency ratio
     * @param priorSlope log-odds of a full response at ordinary efficiency: 0.2 is 5 points above even
     */
    public record TrendMomentum(
            @DefaultValue({"60", "240", "720"}) List<Integer> horizons,
            @DefaultValue("1d") Duration sigmaHalfLife,
            @DefaultValue("0.1") double band,
            @DefaultValue("30") int efficiencyWindow,
            @DefaultValue("0.2") double priorSlope) {

        MomentumParameters parameters() {
            return new MomentumParameters(horizons, sigmaHalfLife, band, efficiencyWindow, priorSlope);
        }
    }

    /**
     * The settings of volume-microstructure.
     *
     * @param shortWindow of the order flow just gone by
     * @param longWindow of order flow and trades, longer than the short one
     * @param horizon how far ahead it looks
     * @param expiry how long a signal of it lives, at least two frames
     * @param lambdaWindow half-life of Kyle's lambda, in intervals of 10 s
     * @param band of the score, within which the market has no side
     * @param priorSlope log-odds of a market in which everything points one way: 0.2 is 5 points above even
     */
    public record VolumeMicrostructure(
            @DefaultValue("10s") Duration shortWindow,
            @DefaultValue("60s") Duration longWindow,
            @DefaultValue("60s") Duration horizon,
            @DefaultValue("30s") Duration expiry,
            @DefaultValue("100") int lambdaWindow,
            @DefaultValue("0.1") double band,
            @DefaultValue("0.2") double priorSlope) {

        MicrostructureParameters parameters() {
            return new MicrostructureParameters(
                    shortWindow, longWindow, horizon, expiry, lambdaWindow, band, priorSlope);
        }
    }

    /**
     * The settings of vpin-hft.
     *
     * @param bucketsPerDay how many volume buckets an ordinary day fills
     * @param window buckets of the toxicity
     * @param gate rank of the toxicity in its own history from which it takes a side
     * @param memory after which half of a bucket's weight in that history is gone
     * @param horizon how far ahead it looks
     * @param priorSlope log-odds of a flow that goes all one way: 0.2 is 5 points above even
     */
    public record VpinHft(
            @DefaultValue("50") int bucketsPerDay,
            @DefaultValue("50") int window,
            @DefaultValue("0.95") double gate,
            @DefaultValue("30d") Duration memory,
            @DefaultValue("5m") Duration horizon,
            @DefaultValue("0.2") double priorSlope) {

        ToxicityParameters parameters() {
            return new ToxicityParameters(bucketsPerDay, window, gate, memory, horizon, priorSlope);
        }
    }

    /**
     * The settings of market-prediction.
     *
     * @param horizon of the forecast it votes with
     * @param memory labels after which half of a label's weight is gone
     * @param prior variance of a weight before anything is known
     * @param missed share of the outcomes that may lie outside its interval
     * @param step of the interval after a miss, in standard deviations
     * @param leastLabels outcomes it has to have learnt from before it speaks
     * @param remarks whether a language model may say a sentence beside a forecast; it changes no number
     */
    public record MarketPrediction(
            @DefaultValue("15m") Duration horizon,
            @DefaultValue("2000") int memory,
            @DefaultValue("1") double prior,
            @DefaultValue("0.2") double missed,
            @DefaultValue("0.05") double step,
            @DefaultValue("30") int leastLabels,
            @DefaultValue("false") boolean remarks) {

        PredictionParameters parameters() {
            return new PredictionParameters(horizon, memory, prior, missed, step, leastLabels);
        }
    }

    /**
     * The settings of strategy-optimization, for markets of days: the house's own train 180 days and step 14.
     *
     * @param bar length of a bar, and so of a decision
     * @param memory what is left of a reward's weight after the next decision
     * @param gate probability that a record is no luck, from which a strategy votes fully
     * @param train how much of the past chooses a strategy's settings
     * @param step how long they are then traded before they are chosen again
     * @param seed of its draws
     * @param priorSlope log-odds of a full position behind the gate: 0.2 is 5 points above even
     */
    public record StrategyOptimization(
            @DefaultValue("15m") Duration bar,
            @DefaultValue("0.98") double memory,
            @DefaultValue("0.95") double gate,
            @DefaultValue("1d") Duration train,
            @DefaultValue("6h") Duration step,
            @DefaultValue("1") int seed,
            @DefaultValue("0.2") double priorSlope) {

        StrategyParameters parameters() {
            return new StrategyParameters(bar, memory, gate, train, step, seed, priorSlope);
        }
    }

    /**
     * The settings of financial-sentiment.
     *
     * @param feeds of RSS or Atom: {@code file:///...} or {@code https://...}; none, and it has no view
     * @param every how often an address is asked again
     * @param halfLife after which half of a headline's weight is gone
     * @param caution weight of the neutral headline that is always there
     * @param duplicate share of common words from which a headline repeats another
     * @param horizon how far ahead it looks
     * @param most how far from one half its probability may be
     * @param priorSlope log-odds of news that are all good: 0.2 is 5 points above even
     */
    public record FinancialSentiment(
            @DefaultValue List<URI> feeds,
            @DefaultValue("5m") Duration every,
            @DefaultValue("6h") Duration halfLife,
            @DefaultValue("1") double caution,
            @DefaultValue("0.6") double duplicate,
            @DefaultValue("60m") Duration horizon,
            @DefaultValue("0.05") double most,
            @DefaultValue("0.2") double priorSlope) {

        public FinancialSentiment {
            feeds = List.copyOf(feeds);
            if (every.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new IllegalArgumentException(
                        "sapphire.agents.financial-sentiment.every must be at least a minute, was " + every);
            }
        }

        SentimentParameters parameters() {
            return new SentimentParameters(halfLife, caution, duplicate, horizon, most, priorSlope);
        }
    }
}
