package io.sapphire.agents.strategy;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.util.function.ToLongFunction;

/** What strategy-optimization measures, without what it says of it. */
public final class BareStrategies {

    private BareStrategies() {}

    /** @return 1 where the agent gives a signal */
    public static ToLongFunction<MarketFrame> of(StrategyParameters parameters, Listing listing) {
        var contest = new Contest(listing, parameters);
        return frame -> contest.read(frame) instanceof Reading.Choice ? 1 : 0;
    }
}
