package io.sapphire.domain.order;

import java.time.Instant;

/**
 * Under which authority an order leaves; the wire adds a code over it that only the coordinator and the adapter know.
 *
 * @param limitsVersion number of the limits it was checked against
 * @param epoch number of the coordinator's leadership; the venue's adapter refuses older ones
 * @param expiry venue time from which the order must not be sent any more
 */
public record Approval(long limitsVersion, long epoch, Instant expiry) {}
