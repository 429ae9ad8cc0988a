package io.sapphire.agents.toxicity;

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
 * Says when trading has become one-sided, in volume time. Toxicity is a warning, not a direction: with true aggressor
 * sides much of its forecasting power is gone (Andersen, Bondarenko 2014, VPIN and the Flash Crash; methods.md 6.2).
 */
public final class ToxicityAgent implements Agent {
    public static final AgentId ID = new AgentId("vpin-hft");

    /** A day to know an ordinary day's volume, one to fill the buckets, one to rank them. */
    private static final Duration HISTORY = Duration.ofDays(3);

    private final ToxicityParameters parameters;
    private final PerMarket<ToxicityWatch> watches;
    private final ToxicityOpinion opinion;

    public ToxicityAgent(ToxicityParameters parameters, List<Listing> listings) {
        this.parameters = parameters;
        watches = new PerMarket<>(listings, listing -> new ToxicityWatch(listing, parameters));
        opinion = new ToxicityOpinion(parameters, new Calibration.Prior(parameters.priorSlope()));
    }

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                ID,
                "1",
                "When trading is more one-sided than it almost ever is, whoever trades knows something.",
                List.of("trades", "book"),
                parameters.horizon(),
                HISTORY,
                parameters.introduced(),
                ResourceTier.LIGHT,
                false);
    }

    @Override
    public Opinion observe(Observation observation) {
        var frame = observation.frame();
        return switch (watches.at(frame.symbol()).read(frame)) {
            case Reading.Silence(var silence) -> silence;
            case Reading.Toxicity toxicity -> new Opinion.View(opinion.on(frame, toxicity));
        };
    }
}
