package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.util.function.ToLongFunction;

/** What financial-sentiment measures, without what it says of it. */
public final class BareSentiment {

    private BareSentiment() {}

    /** @return 1 where the agent gives a signal */
    public static ToLongFunction<MarketFrame> of(SentimentParameters parameters, Listing listing) {
        var watch = new NewsWatch(listing, parameters, Headlines.NONE, Lexicon.own(), Availability.NOT_CONFIGURED);
        return frame -> watch.read(frame) instanceof Reading.News ? 1 : 0;
    }
}
