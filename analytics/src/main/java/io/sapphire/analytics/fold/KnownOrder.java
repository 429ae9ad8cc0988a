package io.sapphire.analytics.fold;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;

/**
 * What later facts about an order are read against.
 *
 * @param decision number of the decision it serves; 0 if none
 * @param expected what it is expected to trade at, in 1e-8 units; 0 if nobody said
 */
record KnownOrder(String symbol, String purpose, long decision, long expected, boolean open) {

    static KnownOrder of(OrderEvent.Intended intended) {
        var order = intended.order();
        return new KnownOrder(
                order.symbol().value(), order.purpose().name(), intended.decision(), expected(intended), true);
    }

    /** Somebody else's, on our account. */
    static KnownOrder of(Order external) {
        return new KnownOrder(external.symbol().value(), external.purpose().name(), 0, 0, true);
    }

    private static long expected(OrderEvent.Intended intended) {
        return intended.order()
                .terms()
                .triggeredAt()
                .map(Price::e8)
                .orElse(intended.expectedPrice().e8());
    }

    KnownOrder closed() {
        return new KnownOrder(symbol, purpose, decision, expected, false);
    }
}
