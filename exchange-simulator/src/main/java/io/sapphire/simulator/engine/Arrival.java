package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Price;
import io.sapphire.simulator.latency.Request;
import io.sapphire.simulator.matching.Match;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.VenueOrder;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Instant;
import java.util.List;

/** What happens to an order when it reaches the matching engine, when it is changed there, and when its trigger comes. */
final class Arrival {
    private final MarketStates markets;
    private final Orders orders;
    private final Trading trading;
    private final Notices notices;

    Arrival(MarketStates markets, Orders orders, Trading trading, Notices notices) {
        this.markets = markets;
        this.orders = orders;
        this.trading = trading;
        this.notices = notices;
    }

    void take(Request request, Instant now) {
        switch (request) {
            case Request.Place place -> arrive(orders.byId(place.orderId()), now);
            case Request.Amend amend -> amend(orders.byId(amend.orderId()), amend.changed(), now);
            case Request.Cancel cancel -> trading.cancel(orders.byId(cancel.orderId()), now);
            case Request.CancelAll all -> trading.cancelAll(all.symbol(), _ -> true, now);
        }
    }

    private void arrive(VenueOrder order, Instant now) {
        if (!order.isOpen()) {
            return;
        }
        order.arrive(now);
        notices.moved(order, now);
        trading.expireIfUseless(order, now);
        if (order.isOpen()) {
            trade(order, now);
        }
    }

    /** Gives an order another price and size. One that is only made smaller keeps its place. */
    private void amend(VenueOrder order, NewOrder changed, Instant now) {
        if (!order.isOpen() || !order.hasArrived()) {
            return;
        }
        var before = order.order();
        order.amend(changed, now);
        notices.amended(order, now);
        if (changed.quantityE8() <= order.executedE8()) {
            trading.cancel(order, now);
            return;
        }
        var resting = markets.get(changed.symbol()).resting();
        boolean smaller = changed.quantityE8() <= before.quantityE8();
        if (smaller && changed.terms().equals(before.terms())) {
            resting.shrink(order.orderId(), order.openE8());
        } else {
            resting.remove(order.orderId());
            trade(order, changed.terms().working(), now);
        }
    }

    private void trade(VenueOrder order, Instant now) {
        switch (order.order().terms()) {
            case Terms.Immediate immediate -> trade(order, immediate, now);
            case Terms.Conditional waiting -> triggerIfReached(order, waiting, now);
        }
    }

    private void trade(VenueOrder order, Terms.Immediate immediate, Instant now) {
        switch (immediate) {
            case Terms.Limit limit -> limit(order, limit, now);
            case Terms.Market _ -> trading.takeAtMarket(order, now);
        }
    }

    /** The watched price of a market changed. */
    void trigger(MarketState market, WorkingPrice watched, Instant now) {
        for (var order : orders.open(market.symbol())) {
            if (order.order().workingPrice() == watched
                    && order.hasArrived()
                    && order.isOpen()
                    && order.isWaiting()
                    && order.order().terms() instanceof Terms.Conditional waiting) {
                triggerIfReached(order, waiting, now);
            }
        }
    }

    private void triggerIfReached(VenueOrder order, Terms.Conditional waiting, Instant now) {
        var market = markets.get(order.order().symbol());
        boolean reached = Triggers.watched(order.order(), market)
                .filter(price -> Triggers.isReached(order, waiting.trigger(), price))
                .isPresent();
        if (!reached || (order.order().priceProtect() && Triggers.areApart(market))) {
            return;
        }
        order.trigger(now);
        if (waiting.working() instanceof Terms.Limit) {
            notices.moved(order, now);
            trading.expireIfUseless(order, now);
        }
        if (order.isOpen()) {
            trade(order, waiting.working(), now);
        }
    }

    private void limit(VenueOrder order, Terms.Limit limit, Instant now) {
        switch (limit.timeInForce()) {
            case GTC, HIDDEN -> {
                trading.take(order, limit.price(), now);
                rest(order, limit.price());
            }
            case IOC -> {
                trading.take(order, limit.price(), now);
                trading.expire(order, now);
            }
            case FOK -> {
                if (sum(trading.walk(order, limit.price())) == order.openE8()) {
                    trading.take(order, limit.price(), now);
                }
                trading.expire(order, now);
            }
            case GTX -> {
                if (trading.meetsAnybody(order, limit.price())) {
                    trading.expire(order, now);
                } else {
                    rest(order, limit.price());
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
