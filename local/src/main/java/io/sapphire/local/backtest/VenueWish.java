package io.sapphire.local.backtest;

import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.Watch;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.WorkingPrice;

/** An order of ours as the venue receives it. */
final class VenueWish {

    private VenueWish() {}

    /** @throws IllegalStateException for terms that the coordinator never chooses by itself */
    static NewOrder of(Order order) {
        return switch (order.terms()) {
            case Terms.Limit(var price, var timeInForce) ->
                wish(
                        order,
                        new io.sapphire.simulator.order.Terms.Limit(price, timeInForce),
                        order.quantity().e8(),
                        WorkingPrice.CONTRACT_PRICE);
            case Terms.Market _ ->
                wish(
                        order,
                        new io.sapphire.simulator.order.Terms.Market(),
                        order.quantity().e8(),
                        WorkingPrice.CONTRACT_PRICE);
            case Terms.StopMarket stop -> stop(order, stop);
            case Terms.TakeProfitMarket _, Terms.Stop _, Terms.TakeProfit _, Terms.TrailingStop _ ->
                throw new IllegalStateException("a backtest does not send " + order.terms());
        };
    }

    private static NewOrder stop(Order order, Terms.StopMarket stop) {
        return wish(
                order,
                new io.sapphire.simulator.order.Terms.Conditional(
                        new Trigger.Stop(stop.trigger()), new io.sapphire.simulator.order.Terms.Market()),
                stop.closePosition() ? 0 : order.quantity().e8(),
                watched(stop.watch()));
    }

    private static WorkingPrice watched(Watch watch) {
        return switch (watch.price()) {
            case MARK -> WorkingPrice.MARK_PRICE;
            case LAST -> WorkingPrice.CONTRACT_PRICE;
        };
    }

    private static NewOrder wish(
            Order order, io.sapphire.simulator.order.Terms terms, long quantityE8, WorkingPrice watched) {
        return NewOrder.of(order.symbol(), order.id(), order.side(), terms, quantityE8, order.reduceOnly(), watched);
    }
}
