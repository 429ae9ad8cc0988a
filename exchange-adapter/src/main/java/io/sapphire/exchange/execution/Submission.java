package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Order;

/** One order of several, with what allows it. */
public record Submission(Order order, Authority authority) {}
