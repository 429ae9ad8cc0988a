package io.sapphire.agents.momentum;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.util.function.ToLongFunction;

/** What trend-momentum measures, without what it says of it. */
public final class BareMomentum {

    private BareMomentum() {}

    /** @return 1 where the agent gives a signal */
    public static ToLongFunction<MarketFrame> of(MomentumParameters parameters, Listing listing) {
        var watch = new TrendWatch(listing, parameters);
        return frame -> watch.read(frame) instanceof Reading.Trend ? 1 : 0;
    }
}
