package io.sapphire.local.http;

import java.time.Instant;
import java.util.List;

/**
 * What the simulator replays. All times are venue time.
 *
 * @param venueTime now
 * @param tradingStart agents only observe before it
 * @param end of the recording
 */
public record ReplayPlan(Instant venueTime, Instant tradingStart, Instant end, List<MarketLabel> markets) {

    public ReplayPlan {
        markets = List.copyOf(markets);
    }
}
