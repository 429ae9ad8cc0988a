package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.order.Fill;
import java.time.Instant;

/** One execution as the venue lists it: it names the order only by the venue's own number. */
public record VenueTrade(long venueOrderId, Fill fill, Instant eventTime) {}
