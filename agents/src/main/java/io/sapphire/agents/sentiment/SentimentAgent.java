package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Headlines;
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
 * Reads headlines with a lexicon of finance terms. Without a headline of the time it trades in it has no view: a market
 * of the past is not judged by the news of today (methods.md 3).
 */
public final class SentimentAgent implements Agent {
    public static final AgentId ID = new AgentId("financial-sentiment");

    private static final Duration HISTORY = Duration.ofHours(24);

    private final SentimentParameters parameters;
    private final PerMarket<NewsWatch> watches;
    private final NewsOpinion opinion;

    public SentimentAgent(SentimentParameters parameters, List<Listing> listings, Headlines headlines) {
        var lexicon = Lexicon.own();
        this.parameters = parameters;
        watches = new PerMarket<>(listings, listing -> new NewsWatch(listing, parameters, headlines, lexicon));
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
                false);
    }

    @Override
    public Reply observe(Observation observation) {
        var frame = observation.frame();
        return switch (watches.at(frame.symbol()).read(frame)) {
            case Reading.Silence(var reason) -> new NoView(ID, frame.symbol(), frame.number(), reason);
            case Reading.News news -> opinion.on(frame, news);
        };
    }
}
