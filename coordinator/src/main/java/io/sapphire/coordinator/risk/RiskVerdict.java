package io.sapphire.coordinator.risk;

import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.Order;

/** The answer to "may this order leave?". */
public sealed interface RiskVerdict {
    Order order();

    /** Proof that an order passed every limit. Only {@link RiskEngine} can make one. */
    final class Approved implements RiskVerdict {
        private final Order order;
        private final long limitsVersion;

        Approved(Order order, long limitsVersion) {
            this.order = order;
            this.limitsVersion = limitsVersion;
        }

        @Override
        public Order order() {
            return order;
        }

        public long limitsVersion() {
            return limitsVersion;
        }
    }

    record Denied(Order order, Denial denial) implements RiskVerdict {}
}
