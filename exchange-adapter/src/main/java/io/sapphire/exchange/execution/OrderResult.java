package io.sapphire.exchange.execution;

import io.sapphire.domain.order.OrderId;

/** What became of one request of several. */
public sealed interface OrderResult {

    OrderId id();

    record Stands(OrderId id, Standing standing) implements OrderResult {}

    /** Nothing was sent for it. @param why one sentence */
    record Refused(OrderId id, String why) implements OrderResult {}
}
