package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.order.Terms;
import io.sapphire.simulator.matching.Match;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.VenueOrder;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Instant;
import java.util.List;

/** What happens to an order when it reaches the matching engine, and to a stop when its time has come. */
final class Arrival {
    private final MarketStates markets;
    private final Orders orders;
    private final Trading trading;
    private final VenueListener listener;

    Arrival(MarketStates markets, Orders orders, Trading trading, VenueListener listener) {
        this.markets = markets;
        this.orders = orders;
        this.trading = trading;
        this.listener = listener;
    }

    void arrive(VenueOrder order, Instant now) {
        if (!order.isOpen()) {
            return;
        }
        order.arrive(now);
        listener.onUser(new UserFact.OrderMoved(order.view(), now));
        trading.expireIfUseless(order, now);
        if (order.isOpen()) {
            trade(order, now);
        }
    }

    private void trade(VenueOrder order, Instant now) {
        switch (order.order().terms()) {
            case Terms.Limit limit -> limit(order, limit, now);
            case Terms.Market _ -> trading.takeAtMarket(order, now);
            case Terms.StopMarket _ -> triggerIfReached(order, now);
        }
    }

    /** The watched price of a market changed. */
    void trigger(MarketState market, WorkingPrice watched, Instant now) {
        for (var order : orders.open(market.symbol())) {
            if (order.order().workingPrice() == watched && order.hasArrived() && order.isOpen()) {
                triggerIfReached(order, now);
            }
        }
    }

    private void triggerIfReached(VenueOrder order, Instant now) {
        if (!(order.order().terms() instanceof Terms.StopMarket stop)) {
            return;
        }
        var market = markets.get(order.order().symbol());
        var watched = order.order().workingPrice() == WorkingPrice.MARK_PRICE ? market.mark() : market.lastPrice();
        if (watched.filter(price -> Admission.reached(order.order().side(), stop.trigger(), price))
                .isPresent()) {
            order.trigger();
            trading.takeAtMarket(order, now);
        }
    }

    private void limit(VenueOrder order, Terms.Limit limit, Instant now) {
        var matches = trading.walk(order, limit.price());
        switch (limit.timeInForce()) {
            case GTC, HIDDEN -> {
                trading.take(order, matches, now);
                rest(order, limit.price());
            }
            case IOC -> {
                trading.take(order, matches, now);
                trading.expire(order, now);
            }
            case FOK -> {
                if (sum(matches) == order.openE8()) {
                    trading.take(order, matches, now);
                }
                trading.expire(order, now);
            }
            case GTX -> {
                if (matches.isEmpty()) {
                    rest(order, limit.price());
                } else {
                    trading.expire(order, now);
                }
            }
        }
    }

    private void rest(VenueOrder order, Price price) {
        if (!order.isOpen()) {
            return;
        }
        var market = markets.get(order.order().symbol());
        var side = order.order().side();
        long ahead = market.liquidity().available(side, price);
        market.resting().add(order.orderId(), side, price, order.openE8(), ahead);
    }

    private static long sum(List<Match> matches) {
        return matches.stream().mapToLong(match -> match.quantity().e8()).sum();
    }
}
