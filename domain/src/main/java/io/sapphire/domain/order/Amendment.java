package io.sapphire.domain.order;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;

/**
 * Another price and quantity for a limit order that waits.
 *
 * @param quantity of the whole order, with what has traded of it
 */
public record Amendment(OrderId orderId, Price price, Quantity quantity) {

    /** Whether the order could cost more than it could before: it is larger, or trades at a worse price. */
    public boolean addsRisk(Side side, Price before, Quantity quantityBefore) {
        int dearer = price.compareTo(before);
        boolean worse = side == Side.BUY ? dearer > 0 : dearer < 0;
        return worse || quantity.compareTo(quantityBefore) > 0;
    }
}
