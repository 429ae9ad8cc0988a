package io.sapphire.agents;

import static java.util.Objects.requireNonNull;

import io.sapphire.agents.microstructure.MicrostructureParameters;
import io.sapphire.agents.momentum.MomentumParameters;
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
 */
@ConfigurationProperties(prefix = "sapphire.agents", ignoreUnknownFields = false)
public record AgentsProperties(
        String listen,
        @DefaultValue("trend-momentum") List<String> enabled,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue TrendMomentum trendMomentum,
        @DefaultValue VolumeMicrostructure volumeMicrostructure) {

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
}
