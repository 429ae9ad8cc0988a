package io.sapphire.simulator.matching;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;

/** So much of an order trades at this price. */
public record Match(Price price, Quantity quantity) {}
