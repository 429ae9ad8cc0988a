package io.sapphire.agents.prediction;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.util.function.ToLongFunction;

/** What market-prediction measures, without what it says of it. */
public final class BarePrediction {

    private BarePrediction() {}

    /** @return 1 where the agent gives a signal */
    public static ToLongFunction<MarketFrame> of(PredictionParameters parameters, Listing listing) {
        var watch = new MarketWatch(listing, parameters);
        return frame -> watch.read(frame) instanceof Reading.Forecasts forecasts && isFound(forecasts) ? 1 : 0;
    }

    /** The mean is not lost in its interval. */
    private static boolean isFound(Reading.Forecasts forecasts) {
        var outlook = forecasts.voting().outlook();
        return Math.abs(outlook.mean()) >= 0.1 * outlook.bound() * outlook.deviation();
    }
}
