package io.sapphire.coordinator.shell;

import io.sapphire.domain.market.Listing;
import java.time.Instant;
import java.util.List;

/**
 * Which markets there are and how time passes.
 *
 * @param lockStep time stands still until the mesh is quiet
 * @param tradingStart venue time before which agents only observe
 * @param step that is current in lock-step
 * @param seed of the simulator; 0 at a real venue
 */
public record VenueDescription(List<Listing> listings, boolean lockStep, Instant tradingStart, long step, long seed) {}
