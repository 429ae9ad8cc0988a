package io.sapphire.agents.toxicity;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.util.function.ToLongFunction;

/** What vpin-hft measures, without what it says of it. */
public final class BareToxicity {

    private BareToxicity() {}

    /** @return 1 where the agent gives a signal */
    public static ToLongFunction<MarketFrame> of(ToxicityParameters parameters, Listing listing) {
        var watch = new ToxicityWatch(listing, parameters);
        return frame -> watch.read(frame) instanceof Reading.Toxicity ? 1 : 0;
    }
}
