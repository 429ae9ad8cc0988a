package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.order.Order;
import java.time.Instant;

/**
 * One order as the venue has it.
 *
 * @param order in our words; the purpose is inferred and only means something for orders we did not send
 * @param executedE8 traded so far: base-asset units, in 1e-8 units
 * @param createdAt when the venue took it; if it does not say, when it last changed
 * @param updatedAt when it last changed
 */
public record VenueOrder(
        Order order, long venueId, VenueStatus status, long executedE8, Instant createdAt, Instant updatedAt) {}
