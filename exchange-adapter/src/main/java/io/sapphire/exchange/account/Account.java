package io.sapphire.exchange.account;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.time.Instant;
import java.util.List;

/**
 * The account as the venue has it.
 *
 * @param holdings only what is not flat, in symbol order
 * @param lastReport number of the last report whose effect is in this view
 */
public record Account(
        Money wallet, List<Holding> holdings, List<Order> openOrders, Instant eventTime, long lastReport) {

    public Account {
        holdings = List.copyOf(holdings);
        openOrders = List.copyOf(openOrders);
    }
}
