package io.sapphire.domain.order;

import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;

/**
 * A wish to trade.
 *
 * @param reduceOnly may close a position but never open or turn one
 */
public record Order(
        OrderId id, Symbol symbol, Side side, Quantity quantity, Terms terms, boolean reduceOnly, Purpose purpose) {}
