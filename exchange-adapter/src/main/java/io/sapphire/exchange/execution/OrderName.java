package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;

/** Either of an order's names. */
public sealed interface OrderName {

    record Ours(OrderId id) implements OrderName {}

    record OfVenue(Symbol symbol, long number) implements OrderName {}
}
