package io.sapphire.simulator.order;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;

/**
 * A wish to trade, as the venue receives it.
 *
 * @param quantityE8 base-asset units, in 1e-8 units; 0 if it closes whatever the position then is
 * @param reduceOnly may close a position but never open or turn one
 * @param workingPrice what a stop watches; no other order looks at it
 */
public record NewOrder(
        Symbol symbol,
        OrderId clientOrderId,
        Side side,
        Terms terms,
        long quantityE8,
        boolean reduceOnly,
        WorkingPrice workingPrice) {

    public NewOrder {
        boolean sized = !(terms instanceof Terms.StopMarket stop && stop.closePosition());
        if (sized ? quantityE8 <= 0 : quantityE8 != 0) {
            throw new IllegalArgumentException("quantity of order " + clientOrderId + " does not fit its terms");
        }
    }

    /** The mesh's order; its stops watch the mark price. */
    public static NewOrder of(Order order) {
        boolean closes = order.terms() instanceof Terms.StopMarket stop && stop.closePosition();
        return new NewOrder(
                order.symbol(),
                order.id(),
                order.side(),
                order.terms(),
                closes ? 0 : order.quantity().e8(),
                order.reduceOnly(),
                WorkingPrice.MARK_PRICE);
    }

    /** It can only make a position smaller, so it needs no margin. */
    public boolean onlyReduces() {
        return reduceOnly || closesPosition();
    }

    public boolean closesPosition() {
        return quantityE8 == 0;
    }
}
