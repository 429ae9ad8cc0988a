package io.sapphire.local.http;

import java.time.Instant;
import java.util.List;

/**
 * What the simulator replays or follows. All times are venue time.
 *
 * @param venueTime now
 * @param tradingStart agents only observe before it
 * @param end of the recording; of no meaning if it is live
 * @param live the markets are followed while they trade
 */
public record ReplayPlan(
        Instant venueTime, Instant tradingStart, Instant end, boolean live, List<MarketLabel> markets) {

    public ReplayPlan {
        markets = List.copyOf(markets);
    }
}
