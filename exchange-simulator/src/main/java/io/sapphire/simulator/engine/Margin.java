package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.account.Settings;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.VenueOrder;
import java.util.Optional;

/**
 * What the account must be worth. Initial margin of a position is the worse of "all buys fill" and "all sells fill", at
 * the market's leverage; orders that only reduce count nothing. Maintenance margin follows the brackets, at the last
 * published mark. An isolated position answers for itself; only the orders that would add to it need more.
 */
final class Margin {
    private final MarketStates markets;
    private final Account account;
    private final Settings settings;
    private final Orders orders;

    Margin(MarketStates markets, Account account, Orders orders) {
        this.markets = markets;
        this.account = account;
        this.settings = account.settings();
        this.orders = orders;
    }

    /** Of everything. */
    Money equity() {
        return account.wallet().plus(account.unrealised(_ -> true, markets::mark));
    }

    /** Of everything but isolated positions. */
    Money crossEquity() {
        return account.crossWallet().plus(account.unrealised(this::isCross, markets::mark));
    }

    /** Of one isolated position. */
    Money isolatedEquity(Leg leg) {
        return account.isolated(leg).plus(account.unrealised(leg::equals, markets::mark));
    }

    /** For everything held and ordered that has no margin of its own. */
    Money initial() {
        var sum = Money.ZERO;
        for (var market : markets.all()) {
            sum = sum.plus(initial(market.symbol(), Optional.empty()));
        }
        return sum;
    }

    /** For what is held in a position alone, wherever its margin comes from. */
    Money initialOf(Leg leg) {
        return atLeverage(leg.symbol(), held(leg).abs());
    }

    /** Of everything but isolated positions. */
    Money maintenance() {
        var sum = Money.ZERO;
        for (var leg : account.holdings().keySet()) {
            sum = isCross(leg) ? sum.plus(maintenance(leg)) : sum;
        }
        return sum;
    }

    Money maintenance(Leg leg) {
        return markets.get(leg.symbol()).brackets().maintenance(held(leg).abs());
    }

    boolean isCross(Leg leg) {
        return !settings.isIsolated(leg.symbol());
    }

    /** Whether the account can bear one more order; one that needs no more margin than before is always borne. */
    boolean covers(NewOrder order) {
        var before = initial(order.symbol(), Optional.empty());
        var more = initial(order.symbol(), Optional.of(order)).minus(before);
        return more.signum() <= 0 || initial().plus(more).compareTo(crossEquity()) <= 0;
    }

    /** Whether the position an order can lead to is as small as the leverage demands. */
    boolean isWithinBracket(NewOrder order) {
        var most = markets.get(order.symbol()).brackets().most(settings.leverage(order.symbol()));
        return worst(order.leg(), Optional.of(order)).compareTo(most) <= 0;
    }

    /** The largest notional held and ordered in a market. */
    Money worst(Symbol symbol) {
        return worst(symbol, Optional.empty());
    }

    /** How much more initial margin a market needs at another leverage. */
    Money moreAt(Symbol symbol, int leverage) {
        var worst = worst(symbol);
        return new Money(Fixed.share(worst.e8(), 1, leverage)).minus(atLeverage(symbol, worst));
    }

    private Money initial(Symbol symbol, Optional<NewOrder> more) {
        var worst = worst(symbol, more);
        if (!settings.isIsolated(symbol)) {
            return atLeverage(symbol, worst);
        }
        var held = Money.ZERO;
        for (var leg : settings.legs(symbol)) {
            held = held.plus(held(leg).abs());
        }
        return atLeverage(symbol, worst.minus(held).max(Money.ZERO));
    }

    private Money atLeverage(Symbol symbol, Money notional) {
        return new Money(Fixed.share(notional.e8(), 1, settings.leverage(symbol)));
    }

    private Money worst(Symbol symbol, Optional<NewOrder> more) {
        var sum = Money.ZERO;
        for (var leg : settings.legs(symbol)) {
            sum = sum.plus(worst(leg, more.filter(order -> order.leg().equals(leg))));
        }
        return sum;
    }

    private Money worst(Leg leg, Optional<NewOrder> more) {
        var held = held(leg);
        var buys = more.map(order -> open(order, Side.BUY)).orElse(Money.ZERO);
        var sells = more.map(order -> open(order, Side.SELL)).orElse(Money.ZERO);
        for (var open : orders.open(leg.symbol())) {
            if (!open.order().leg().equals(leg)) {
                continue;
            }
            if (open.order().side() == Side.BUY) {
                buys = buys.plus(open(open));
            } else {
                sells = sells.plus(open(open));
            }
        }
        return held.plus(buys).abs().max(held.minus(sells).abs());
    }

    private Money held(Leg leg) {
        var holding = account.holding(leg);
        return holding.quantity().isZero() ? Money.ZERO : holding.quantity().times(markets.mark(leg.symbol()));
    }

    private Money open(NewOrder order, Side side) {
        return order.side() == side && !order.onlyReduces() ? notional(order, order.quantityE8()) : Money.ZERO;
    }

    private Money open(VenueOrder open) {
        return open.order().onlyReduces() ? Money.ZERO : notional(open.order(), open.openE8());
    }

    private Money notional(NewOrder order, long quantityE8) {
        return new Money(Fixed.multiply(priceE8(order), quantityE8));
    }

    private long priceE8(NewOrder order) {
        return switch (order.terms().working()) {
            case Terms.Limit limit -> limit.price().e8();
            case Terms.Market _ ->
                order.terms() instanceof Terms.Conditional(Trigger trigger, var _)
                        ? triggerE8(order, trigger)
                        : touchE8(order);
        };
    }

    private long triggerE8(NewOrder order, Trigger trigger) {
        return switch (trigger) {
            case Trigger.Stop stop -> stop.price().e8();
            case Trigger.TakeProfit profit -> profit.price().e8();
            case Trigger.Trailing trailing ->
                trailing.activation().map(price -> price.e8()).orElseGet(() -> touchE8(order));
        };
    }

    private long touchE8(NewOrder order) {
        return markets.get(order.symbol())
                .touch(order.side())
                .map(touch -> touch.e8())
                .orElse(0L);
    }
}
