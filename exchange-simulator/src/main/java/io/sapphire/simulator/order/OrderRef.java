package io.sapphire.simulator.order;

import io.sapphire.domain.order.OrderId;

/** How a client names an order. */
public sealed interface OrderRef {

    record ByVenueId(long orderId) implements OrderRef {}

    record ByClientId(OrderId clientOrderId) implements OrderRef {}
}
