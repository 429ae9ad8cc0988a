package io.sapphire.simulator.order;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import java.time.Instant;

/**
 * An order at one moment.
 *
 * @param orderId the venue's number of it
 * @param executedE8 base-asset units, in 1e-8 units
 * @param executedNotional quote-asset units
 * @param triggered a stop that has become a market order
 * @param liquidation sent by the venue itself
 * @param created when the venue took it
 * @param updated when something last became of it
 */
public record OrderView(
        long orderId,
        NewOrder order,
        OrderStatus status,
        long executedE8,
        Money executedNotional,
        boolean triggered,
        boolean liquidation,
        Instant created,
        Instant updated) {

    /** Rounded half-even to 1e-8; zero before the first fill. */
    public Money averagePrice() {
        return executedE8 == 0 ? Money.ZERO : new Money(Fixed.share(executedNotional.e8(), Fixed.ONE, executedE8));
    }
}
