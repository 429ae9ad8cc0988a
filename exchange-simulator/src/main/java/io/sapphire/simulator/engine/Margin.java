package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Terms;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.VenueOrder;

/**
 * What the account must be worth. Initial margin of a market is the worse of "all buys fill" and "all sells fill", at
 * the market's leverage; orders that only reduce count nothing. Maintenance margin is a flat 0.5 % of the notional at
 * the last published mark, instead of the venue's brackets.
 */
final class Margin {
    private static final Rate MAINTENANCE = Rate.of("0.005");

    private final MarketStates markets;
    private final Account account;
    private final Orders orders;

    Margin(MarketStates markets, Account account, Orders orders) {
        this.markets = markets;
        this.account = account;
        this.orders = orders;
    }

    Money equity() {
        return account.wallet().plus(account.unrealised(markets::mark));
    }

    /** For everything held and ordered. */
    Money initial() {
        var sum = Money.ZERO;
        for (var market : markets.all()) {
            sum = sum.plus(initial(market.symbol(), Money.ZERO, Money.ZERO));
        }
        return sum;
    }

    Money maintenance() {
        var sum = Money.ZERO;
        for (var market : markets.all()) {
            sum = sum.plus(held(market.symbol()).abs());
        }
        return sum.times(MAINTENANCE);
    }

    /** Whether the account can bear one more order; one that needs no more margin than before is always borne. */
    boolean covers(NewOrder order) {
        var notional = notional(order, order.quantityE8());
        var before = initial(order.symbol(), Money.ZERO, Money.ZERO);
        var after = order.side() == Side.BUY
                ? initial(order.symbol(), notional, Money.ZERO)
                : initial(order.symbol(), Money.ZERO, notional);
        var more = after.minus(before);
        return more.signum() <= 0 || initial().plus(more).compareTo(equity()) <= 0;
    }

    private Money initial(Symbol symbol, Money moreBuys, Money moreSells) {
        var held = held(symbol);
        var buys = moreBuys;
        var sells = moreSells;
        for (var open : orders.open(symbol)) {
            if (open.order().side() == Side.BUY) {
                buys = buys.plus(open(open));
            } else {
                sells = sells.plus(open(open));
            }
        }
        var worst = held.plus(buys).abs().max(held.minus(sells).abs());
        return new Money(Fixed.share(worst.e8(), 1, account.leverage(symbol)));
    }

    private Money held(Symbol symbol) {
        var holding = account.holding(symbol);
        return holding.quantity().isZero() ? Money.ZERO : holding.quantity().times(markets.mark(symbol));
    }

    private Money open(VenueOrder open) {
        return open.order().onlyReduces() ? Money.ZERO : notional(open.order(), open.openE8());
    }

    private Money notional(NewOrder order, long quantityE8) {
        long price = switch (order.terms()) {
            case Terms.Limit limit -> limit.price().e8();
            case Terms.StopMarket stop -> stop.trigger().e8();
            case Terms.Market _ ->
                markets.get(order.symbol())
                        .touch(order.side())
                        .map(touch -> touch.e8())
                        .orElse(0L);
        };
        return new Money(Fixed.multiply(price, quantityE8));
    }
}
