package io.sapphire.exchange.aster;

import io.sapphire.domain.order.Order;
import io.sapphire.exchange.aster.rest.Parameters;

/** A door for measurements into a package that has none for anybody else. */
public final class OrderText {

    private OrderText() {}

    /** As the adapter says the order to the venue. */
    public static Parameters of(Order order) {
        return OrderParameters.of(order);
    }
}
