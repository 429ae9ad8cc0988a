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
 * @param triggered it has waited for a trigger and does no longer
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

    /** The same order with the wish as it will be. */
    public OrderView with(NewOrder wish) {
        return new OrderView(
                orderId, wish, status, executedE8, executedNotional, triggered, liquidation, created, updated);
    }
}
