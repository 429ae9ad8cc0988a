package io.sapphire.agents.prediction;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.PerMarket;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.util.List;

/**
 * Forecasts returns by a regression that is refitted with every outcome, and calibrates what it claims by what came true.
 * A linear model with few features, as the signal in such returns is far smaller than the noise (methods.md 4).
 */
public final class PredictionAgent implements Agent {
    public static final AgentId ID = new AgentId("market-prediction");

    private static final Duration HISTORY = Duration.ofDays(7);

    private final PredictionParameters parameters;
    private final PerMarket<MarketWatch> watches;
    private final PredictionOpinion opinion;

    public PredictionAgent(PredictionParameters parameters, List<Listing> listings) {
        this.parameters = parameters;
        watches = new PerMarket<>(listings, listing -> new MarketWatch(listing, parameters));
        opinion = new PredictionOpinion(parameters);
    }

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                ID,
                "1",
                "Book, flow, last returns and funding foretell a little of the next return, and how little is"
                        + " measured.",
                List.of("book", "trades", "funding"),
                parameters.horizon(),
                HISTORY,
                parameters.introduced(),
                ResourceTier.STANDARD,
                false);
    }

    @Override
    public Reply observe(Observation observation) {
        var frame = observation.frame();
        return switch (watches.at(frame.symbol()).read(frame)) {
            case Reading.Silence(var reason) -> new NoView(ID, frame.symbol(), frame.number(), reason);
            case Reading.Forecasts forecasts -> opinion.on(frame, forecasts);
        };
    }
}
