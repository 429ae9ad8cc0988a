package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/**
 * The adapter's own fixed limits, whatever the coordinator approves. What only makes positions smaller always passes, but
 * is counted.
 */
public final class Ceilings {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Money maxOrderNotional;
    private final int ordersPerMinute;
    private final InstantSource venueClock;
    private final Function<Symbol, Optional<Price>> marks;
    private final Deque<Instant> sent = new ArrayDeque<>();

    /** @param marks current price of a market, for orders without one of their own */
    public Ceilings(
            Money maxOrderNotional,
            int ordersPerMinute,
            InstantSource venueClock,
            Function<Symbol, Optional<Price>> marks) {
        this.maxOrderNotional = maxOrderNotional;
        this.ordersPerMinute = ordersPerMinute;
        this.venueClock = venueClock;
        this.marks = marks;
    }

    /** @throws SecurityException if the order exceeds one of them */
    public void admit(Order order) {
        if (!order.reduceOnly()) {
            checkNotional(order.id(), priceOf(order).times(order.quantity()));
            checkRate();
        }
    }

    /** @throws SecurityException if the order would exceed one of them after the change */
    void admit(OrderId id, Amendment amendment) {
        checkNotional(id, amendment.price().times(amendment.quantity()));
        checkRate();
    }

    private void checkNotional(OrderId id, Money notional) {
        if (notional.compareTo(maxOrderNotional) > 0) {
            throw new SecurityException(
                    "order " + id + " is worth " + notional + ", the adapter's ceiling is " + maxOrderNotional);
        }
    }

    private Price priceOf(Order order) {
        return order.terms()
                .reckoned()
                .or(() -> marks.apply(order.symbol()))
                .orElseThrow(() -> new SecurityException("no price is known of " + order.symbol()));
    }

    private void checkRate() {
        forget();
        if (sent.size() >= ordersPerMinute) {
            throw new SecurityException("the adapter's ceiling of " + ordersPerMinute + " orders a minute is reached");
        }
    }

    /** An order leaves. */
    public void count() {
        forget();
        sent.addLast(venueClock.instant());
    }

    private void forget() {
        var minuteAgo = venueClock.instant().minus(MINUTE);
        sent.removeIf(time -> !time.isAfter(minuteAgo));
    }
}
