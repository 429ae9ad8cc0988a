package io.sapphire.local.backtest;

import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.order.WorkingPrice;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms.Conditional;
import io.sapphire.simulator.order.Terms.Immediate;
import io.sapphire.simulator.order.Terms.Limit;
import io.sapphire.simulator.order.Terms.Market;
import io.sapphire.simulator.order.Trigger;

/** Orders of the mesh as the matching engine takes them, and back. */
final class Wishes {

    private Wishes() {}

    static NewOrder toVenue(Order order) {
        var watch = watch(order.terms());
        return new NewOrder(
                order.symbol(),
                order.id(),
                order.side(),
                PositionSide.BOTH,
                toVenue(order.terms()),
                order.terms().closesPosition() ? 0 : order.quantity().e8(),
                order.reduceOnly(),
                toVenue(watch.price()),
                watch.guarded(),
                SelfTrade.EXPIRE_MAKER);
    }

    static Terms terms(NewOrder order) {
        var watch = new Watch(toMesh(order.workingPrice()), order.priceProtect());
        return switch (order.terms()) {
            case Limit limit -> toMesh(limit);
            case Market _ -> new Terms.Market();
            case Conditional(Trigger.Stop stop, Limit limit) -> new Terms.Stop(stop.price(), toMesh(limit), watch);
            case Conditional(Trigger.Stop stop, Market _) ->
                new Terms.StopMarket(stop.price(), order.closesPosition(), watch);
            case Conditional(Trigger.TakeProfit profit, Limit limit) ->
                new Terms.TakeProfit(profit.price(), toMesh(limit), watch);
            case Conditional(Trigger.TakeProfit profit, Market _) ->
                new Terms.TakeProfitMarket(profit.price(), order.closesPosition(), watch);
            case Conditional(Trigger.Trailing trailing, Immediate _) ->
                new Terms.TrailingStop(trailing.activation(), trailing.callback(), watch.price());
        };
    }

    private static io.sapphire.simulator.order.Terms toVenue(Terms terms) {
        return switch (terms) {
            case Terms.Limit limit -> toVenue(limit);
            case Terms.Market _ -> new Market();
            case Terms.StopMarket stop -> new Conditional(new Trigger.Stop(stop.trigger()), new Market());
            case Terms.TakeProfitMarket profit ->
                new Conditional(new Trigger.TakeProfit(profit.trigger()), new Market());
            case Terms.Stop stop -> new Conditional(new Trigger.Stop(stop.trigger()), toVenue(stop.limit()));
            case Terms.TakeProfit profit ->
                new Conditional(new Trigger.TakeProfit(profit.trigger()), toVenue(profit.limit()));
            case Terms.TrailingStop trailing ->
                new Conditional(new Trigger.Trailing(trailing.callback(), trailing.activation()), new Market());
        };
    }

    private static Watch watch(Terms terms) {
        return switch (terms) {
            case Terms.Limit _, Terms.Market _ -> Watch.MARK;
            case Terms.StopMarket stop -> stop.watch();
            case Terms.TakeProfitMarket profit -> profit.watch();
            case Terms.Stop stop -> stop.watch();
            case Terms.TakeProfit profit -> profit.watch();
            case Terms.TrailingStop trailing -> new Watch(trailing.watched(), false);
        };
    }

    private static Limit toVenue(Terms.Limit limit) {
        return new Limit(limit.price(), limit.timeInForce());
    }

    private static Terms.Limit toMesh(Limit limit) {
        return new Terms.Limit(limit.price(), limit.timeInForce());
    }

    private static io.sapphire.simulator.order.WorkingPrice toVenue(WorkingPrice price) {
        return switch (price) {
            case MARK -> io.sapphire.simulator.order.WorkingPrice.MARK_PRICE;
            case LAST -> io.sapphire.simulator.order.WorkingPrice.CONTRACT_PRICE;
        };
    }

    private static WorkingPrice toMesh(io.sapphire.simulator.order.WorkingPrice price) {
        return switch (price) {
            case MARK_PRICE -> WorkingPrice.MARK;
            case CONTRACT_PRICE -> WorkingPrice.LAST;
        };
    }
}
