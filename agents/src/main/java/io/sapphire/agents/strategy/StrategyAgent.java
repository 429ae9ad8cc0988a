package io.sapphire.agents.strategy;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.kit.PerMarket;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.util.List;

/**
 * Lets simple strategies compete on paper, costs paid, and votes with one of them as far as its record, walked forward, is
 * no luck of having tried so many (Bailey, Lopez de Prado 2014, The Deflated Sharpe Ratio; methods.md 2).
 */
public final class StrategyAgent implements Agent {
    public static final AgentId ID = new AgentId("strategy-optimization");

    /** Of the slowest rule, and of a verdict on it. */
    private static final int WARM_UP_BARS = 128 + 30;

    private final StrategyParameters parameters;
    private final PerMarket<Contest> contests;
    private final StrategyOpinion opinion;

    public StrategyAgent(StrategyParameters parameters, List<Listing> listings) {
        this.parameters = parameters;
        contests = new PerMarket<>(listings, listing -> new Contest(listing, parameters));
        opinion = new StrategyOpinion(parameters, new Calibration.Prior(parameters.priorSlope()));
    }

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                ID,
                "1",
                "Some simple strategy has been earning its costs lately, and goes on earning them for a while.",
                List.of("trades", "funding"),
                parameters.bar(),
                history(),
                parameters.introduced(),
                ResourceTier.STANDARD,
                false);
    }

    private Duration history() {
        return parameters.train().plus(parameters.bar().multipliedBy(WARM_UP_BARS));
    }

    @Override
    public Opinion observe(Observation observation) {
        var frame = observation.frame();
        return switch (contests.at(frame.symbol()).read(frame)) {
            case Reading.Silence(var silence) -> silence;
            case Reading.Choice choice -> new Opinion.View(opinion.on(frame, choice));
        };
    }
}
