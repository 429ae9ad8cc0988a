package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.Listing;
import java.time.Instant;
import java.util.List;

/**
 * Which markets there are and how time passes.
 *
 * @param listings in symbol order
 * @param tradingStart venue time before which agents only observe
 * @param step the step that is current in lock-step; 0 before the first
 * @param seed of the simulator; 0 at a real venue
 */
public record VenueDescription(List<Listing> listings, boolean lockStep, Instant tradingStart, long step, long seed) {

    public VenueDescription {
        listings = List.copyOf(listings);
    }
}
