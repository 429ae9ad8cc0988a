package io.sapphire.simulator.order;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.order.TimeInForce;

/** On what terms an order trades. */
public sealed interface Terms {

    /** What it is in the book. */
    Immediate working();

    /** An order that meets the book as soon as it is there. */
    sealed interface Immediate extends Terms {

        @Override
        default Immediate working() {
            return this;
        }
    }

    /** At this price or better. */
    record Limit(Price price, TimeInForce timeInForce) implements Immediate {}

    /** At once, at any price. */
    record Market() implements Immediate {}

    /** Waits out of the book for its trigger; from then on it is another order. */
    record Conditional(Trigger trigger, Immediate working) implements Terms {}
}
