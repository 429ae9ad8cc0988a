package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.kit.Inquirer;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.kit.PerMarket;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads headlines with a lexicon of finance terms, and where there is a language model, goes by what that says of them. Without a headline of the time it trades in it has no view: a market
 * of the past is not judged by the news of today (methods.md 3).
 */
public final class SentimentAgent implements Inquirer {
    public static final AgentId ID = new AgentId("financial-sentiment");

    private static final Duration HISTORY = Duration.ofHours(24);

    private final SentimentParameters parameters;
    private final PerMarket<NewsWatch> watches;
    private final NewsOpinion opinion;
    private final Availability availability;

    public SentimentAgent(
            SentimentParameters parameters, List<Listing> listings, Headlines headlines, Availability availability) {
        var lexicon = Lexicon.own();
        this.parameters = parameters;
        this.availability = availability;
        watches = new PerMarket<>(
                listings, listing -> new NewsWatch(listing, parameters, headlines, lexicon, availability));
        opinion = new NewsOpinion(parameters, new Calibration.Prior(parameters.priorSlope()));
    }

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                ID,
                "1",
                "News that are new move the price in their direction for hours.",
                List.of("headlines", "funding", "trades"),
                parameters.horizon(),
                HISTORY,
                parameters.introduced(),
                ResourceTier.LIGHT,
                availability instanceof Availability.Model,
                availability.mind());
    }

    @Override
    public Opinion observe(Observation observation) {
        var frame = observation.frame();
        return on(frame, watches.at(frame.symbol()).read(frame));
    }

    @Override
    public Optional<Inquiry> inquiry(Observation shown) {
        return watches.at(shown.frame().symbol()).inquiry(shown.frame());
    }

    @Override
    public Opinion reconsider(Observation shown, Outcome outcome) {
        var frame = shown.frame();
        return on(frame, watches.at(frame.symbol()).reread(frame, outcome));
    }

    private Opinion on(MarketFrame frame, Reading reading) {
        return switch (reading) {
            case Reading.Silence(var silence) -> silence;
            case Reading.News news -> new Opinion.View(opinion.on(frame, news));
        };
    }
}
