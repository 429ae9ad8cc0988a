package io.sapphire.agents.momentum;

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
 * Follows the trend of several horizons at once, once a minute. Slow, smooth and banded beats fast and binary; minutes
 * are for showing the machinery, momentum earns over days.
 *
 * <p>Source: Moskowitz, Ooi, Pedersen 2012, Time Series Momentum; methods.md 1.3.
 */
public final class MomentumAgent implements Agent {
    public static final AgentId ID = new AgentId("trend-momentum");

    private static final Duration LEAST_HISTORY = Duration.ofHours(24);

    private final MomentumParameters parameters;
    private final PerMarket<TrendWatch> watches;
    private final TrendOpinion opinion;

    public MomentumAgent(MomentumParameters parameters, List<Listing> listings) {
        this.parameters = parameters;
        watches = new PerMarket<>(listings, listing -> new TrendWatch(listing, parameters));
        opinion = new TrendOpinion(parameters, new Calibration.Prior(parameters.priorSlope()));
    }

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                ID,
                "1",
                "What has risen for hours, against its usual moves, goes on rising, and what has fallen goes on"
                        + " falling.",
                List.of("trades"),
                opinion.horizon(),
                history(),
                parameters.introduced(),
                ResourceTier.LIGHT,
                false);
    }

    /** The first minute is cut off, and a day shows the usual moves. */
    private Duration history() {
        var needed = Duration.ofMinutes(parameters.longest() + 2);
        return needed.compareTo(LEAST_HISTORY) > 0 ? needed : LEAST_HISTORY;
    }

    @Override
    public Opinion observe(Observation observation) {
        var frame = observation.frame();
        return switch (watches.at(frame.symbol()).read(frame)) {
            case Reading.Silence(var silence) -> silence;
            case Reading.Trend trend -> new Opinion.View(opinion.on(frame, trend));
        };
    }
}
