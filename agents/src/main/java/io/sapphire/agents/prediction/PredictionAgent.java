package io.sapphire.agents.prediction;

import io.sapphire.agents.kit.Inquirer;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.kit.PerMarket;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts returns by a regression that is refitted with every outcome, and calibrates what it claims by what came true.
 * A linear model with few features, as the signal in such returns is far smaller than the noise (methods.md 4).
 */
public final class PredictionAgent implements Inquirer {
    public static final AgentId ID = new AgentId("market-prediction");

    private static final Duration HISTORY = Duration.ofDays(7);

    private final PredictionParameters parameters;
    private final PerMarket<MarketWatch> watches;
    private final PerMarket<Remarks> remarks;
    private final PredictionOpinion opinion;
    private final Availability availability;

    /** @param availability of a language model that may say a sentence beside a forecast */
    public PredictionAgent(PredictionParameters parameters, List<Listing> listings, Availability availability) {
        this.parameters = parameters;
        watches = new PerMarket<>(listings, listing -> new MarketWatch(listing, parameters));
        remarks = new PerMarket<>(listings, listing -> new Remarks(listing.symbol()));
        opinion = new PredictionOpinion(parameters);
        this.availability = availability;
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
                availability instanceof Availability.Model,
                availability.mind());
    }

    @Override
    public Opinion observe(Observation observation) {
        var frame = observation.frame();
        var said = switch (watches.at(frame.symbol()).read(frame)) {
            case Reading.Silence(var silence) -> silence;
            case Reading.Forecasts forecasts -> opinion.on(frame, forecasts);
        };
        remarks.at(frame.symbol()).made(said);
        return said;
    }

    @Override
    public Optional<Inquiry> inquiry(Observation shown) {
        return availability instanceof Availability.Model
                ? remarks.at(shown.frame().symbol()).inquiry()
                : Optional.empty();
    }

    @Override
    public Opinion reconsider(Observation shown, Outcome outcome) {
        return remarks.at(shown.frame().symbol())
                .remarked(outcome)
                .<Opinion>map(Opinion.View::new)
                .orElse(MarketWatch.BETWEEN_MINUTES.opinion());
    }
}
