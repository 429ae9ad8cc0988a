package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Instant;
import java.util.List;

/** Closes what an account cannot carry any more: an isolated position alone, everything else together. */
final class Liquidation {
    private final MarketStates markets;
    private final Account account;
    private final Orders orders;
    private final Margin margin;
    private final Trading trading;
    private final Notices notices;

    Liquidation(MarketStates markets, Account account, Orders orders, Margin margin, Trading trading, Notices notices) {
        this.markets = markets;
        this.account = account;
        this.orders = orders;
        this.margin = margin;
        this.trading = trading;
        this.notices = notices;
    }

    /** Below maintenance margin orders are cancelled and positions closed at market; what the book does not take stays. */
    void check(Instant now) {
        if (account.isFlat()) {
            return;
        }
        for (var leg : List.copyOf(account.holdings().keySet())) {
            if (!margin.isCross(leg) && isUnder(margin.isolatedEquity(leg), margin.maintenance(leg))) {
                closeIsolated(leg, now);
            }
        }
        if (isUnder(margin.crossEquity(), margin.maintenance())) {
            closeCross(now);
        }
    }

    /** It cannot lose more than was set aside for it. */
    private void closeIsolated(Leg leg, Instant now) {
        var most = account.isolated(leg);
        var before = account.wallet();
        trading.cancelAll(leg.symbol(), order -> order.order().leg().equals(leg), now);
        close(leg, now);
        var lost = before.minus(account.wallet());
        if (account.holding(leg).quantity().isZero()) {
            insure(leg.symbol(), lost.minus(most), now);
        }
    }

    private void closeCross(Instant now) {
        for (var market : markets.all()) {
            trading.cancelAll(
                    market.symbol(), order -> margin.isCross(order.order().leg()), now);
        }
        for (var market : markets.all()) {
            account.settings().legs(market.symbol()).stream()
                    .filter(margin::isCross)
                    .forEach(leg -> close(leg, now));
        }
        if (margin.maintenance().signum() == 0) {
            insure(
                    markets.all().iterator().next().symbol(),
                    account.crossWallet().negate(),
                    now);
        }
    }

    private void insure(Symbol symbol, Money missing, Instant now) {
        if (missing.signum() > 0) {
            account.insure(symbol, missing, now);
            notices.account(UserFact.Reason.INSURANCE_CLEAR, symbol, missing, now);
        }
    }

    private static boolean isUnder(Money equity, Money maintenance) {
        return maintenance.signum() > 0 && equity.compareTo(maintenance) < 0;
    }

    private void close(Leg leg, Instant now) {
        var held = account.holding(leg).quantity();
        if (held.isZero()) {
            return;
        }
        var order = new NewOrder(
                leg.symbol(),
                new OrderId("autoclose-" + leg.symbol() + "-" + now.toEpochMilli()),
                held.signum() > 0 ? Side.SELL : Side.BUY,
                leg.side(),
                new Terms.Market(),
                held.magnitude().e8(),
                true,
                WorkingPrice.CONTRACT_PRICE,
                false,
                SelfTrade.EXPIRE_MAKER);
        var taken = orders.take(order, true, now);
        notices.moved(taken, now);
        trading.takeAtMarket(taken, now);
    }
}
