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
        OrderId id,
        Symbol symbol,
        Side side,
        Quantity quantity,
        Terms terms,
        boolean reduceOnly,
        Purpose purpose,
        PositionSide positionSide,
        SelfTrade selfTrade) {

    /** In one-way mode, with the account's own rule against trades with itself. */
    public Order(
            OrderId id, Symbol symbol, Side side, Quantity quantity, Terms terms, boolean reduceOnly, Purpose purpose) {
        this(id, symbol, side, quantity, terms, reduceOnly, purpose, PositionSide.BOTH, SelfTrade.AS_ACCOUNT);
    }
}
