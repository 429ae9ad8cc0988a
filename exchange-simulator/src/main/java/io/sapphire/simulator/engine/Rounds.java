package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Instant;

/** What the venue does to everybody on the clock: publishes marks, settles funding, liquidates. */
final class Rounds {
    static final Rate FUNDING_RATE = Rate.ofBp(1);

    private final MarketStates markets;
    private final Account account;
    private final Orders orders;
    private final Margin margin;
    private final Trading trading;
    private final VenueListener listener;

    Rounds(
            MarketStates markets,
            Account account,
            Orders orders,
            Margin margin,
            Trading trading,
            VenueListener listener) {
        this.markets = markets;
        this.account = account;
        this.orders = orders;
        this.margin = margin;
        this.trading = trading;
        this.listener = listener;
    }

    /** Tells whether the market has a mark at all. */
    boolean publishMark(MarketState market, Instant nextFunding, Instant now) {
        var mark = market.markPrice().publish(now);
        mark.ifPresent(price ->
                listener.onMarket(new MarketFact.Marked(market.symbol(), price, FUNDING_RATE, nextFunding, now)));
        return mark.isPresent();
    }

    /** A positive rate is paid by longs to shorts. */
    void fund(Instant now) {
        for (var held : account.holdings().entrySet()) {
            var quantity = held.getValue().quantity();
            if (!quantity.isZero()) {
                var received = quantity.times(markets.mark(held.getKey()))
                        .times(FUNDING_RATE)
                        .negate();
                account.fund(held.getKey(), received, now);
                trading.tellAccount(UserFact.Reason.FUNDING_FEE, held.getKey(), received, now);
            }
        }
    }

    /** Below maintenance margin everything is cancelled and closed at market; what the book does not take stays. */
    void liquidate(Instant now) {
        var maintenance = margin.maintenance();
        if (maintenance.equals(Money.ZERO) || margin.equity().compareTo(maintenance) >= 0) {
            return;
        }
        for (var market : markets.all()) {
            trading.cancelAll(market.symbol(), now);
        }
        for (var market : markets.all()) {
            close(market.symbol(), now);
        }
    }

    private void close(Symbol symbol, Instant now) {
        var held = account.holding(symbol).quantity();
        if (held.isZero()) {
            return;
        }
        var order = new NewOrder(
                symbol,
                new OrderId("autoclose-" + symbol + "-" + now.toEpochMilli()),
                held.signum() > 0 ? Side.SELL : Side.BUY,
                new Terms.Market(),
                held.magnitude().e8(),
                true,
                WorkingPrice.CONTRACT_PRICE);
        var taken = orders.take(order, true, now);
        listener.onUser(new UserFact.OrderMoved(taken.view(), now));
        trading.takeAtMarket(taken, now);
    }
}
