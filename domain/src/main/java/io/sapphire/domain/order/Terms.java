package io.sapphire.domain.order;

import io.sapphire.domain.market.Price;

/** On what terms an order trades. */
public sealed interface Terms {

    /** At this price or better. */
    record Limit(Price price, TimeInForce timeInForce) implements Terms {}

    /** At once, at any price. */
    record Market() implements Terms {}

    /**
     * At any price, once the mark price reaches the trigger from the side of the market it is on now.
     *
     * @param closePosition closes whatever the position then is; the order's quantity is not sent
     */
    record StopMarket(Price trigger, boolean closePosition) implements Terms {}
}
