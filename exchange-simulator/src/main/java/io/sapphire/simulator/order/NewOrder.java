package io.sapphire.simulator.order;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;

/**
 * A wish to trade, as the venue receives it.
 *
 * @param quantityE8 base-asset units, in 1e-8 units; 0 if it closes whatever the position then is
 * @param reduceOnly may close a position but never open or turn one
 * @param workingPrice what an order that waits for a trigger watches; no other order looks at it
 * @param priceProtect it is not triggered while mark and last trade are far apart
 * @param selfTrade what happens where it would trade with an order of the same account that waits
 */
public record NewOrder(
        Symbol symbol,
        OrderId clientOrderId,
        Side side,
        PositionSide positionSide,
        Terms terms,
        long quantityE8,
        boolean reduceOnly,
        WorkingPrice workingPrice,
        boolean priceProtect,
        SelfTrade selfTrade) {

    public NewOrder {
        if (quantityE8 < 0 || (quantityE8 == 0 && !mayClose(terms))) {
            throw new IllegalArgumentException("quantity of order " + clientOrderId + " does not fit its terms");
        }
    }

    /** Of an account that nets, unprotected. */
    public static NewOrder of(
            Symbol symbol,
            OrderId clientOrderId,
            Side side,
            Terms terms,
            long quantityE8,
            boolean reduceOnly,
            WorkingPrice workingPrice) {
        return new NewOrder(
                symbol,
                clientOrderId,
                side,
                PositionSide.BOTH,
                terms,
                quantityE8,
                reduceOnly,
                workingPrice,
                false,
                SelfTrade.EXPIRE_MAKER);
    }

    public Leg leg() {
        return new Leg(symbol, positionSide);
    }

    /** It can only make a position smaller, so it needs no margin. */
    public boolean onlyReduces() {
        return reduceOnly || closesPosition() || leavesHedge();
    }

    public boolean closesPosition() {
        return quantityE8 == 0;
    }

    /** The same order at another price and size. */
    public NewOrder amended(long newQuantityE8, Price price) {
        var limit = (Terms.Limit) terms;
        return new NewOrder(
                symbol,
                clientOrderId,
                side,
                positionSide,
                new Terms.Limit(price, limit.timeInForce()),
                newQuantityE8,
                reduceOnly,
                workingPrice,
                priceProtect,
                selfTrade);
    }

    private boolean leavesHedge() {
        return switch (positionSide) {
            case BOTH -> false;
            case LONG -> side == Side.SELL;
            case SHORT -> side == Side.BUY;
        };
    }

    private static boolean mayClose(Terms terms) {
        return terms instanceof Terms.Conditional(Trigger _, Terms.Market _);
    }
}
