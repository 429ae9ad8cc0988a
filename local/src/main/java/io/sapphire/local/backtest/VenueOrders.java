package io.sapphire.local.backtest;

import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.Watch;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Terms.Conditional;
import io.sapphire.simulator.order.Terms.Immediate;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.WorkingPrice;

/** Orders in our words and in the venue's: what form and JSON do on the wire. */
final class VenueOrders {

    private VenueOrders() {}

    static NewOrder toVenue(Order order) {
        return new NewOrder(
                order.symbol(),
                order.id(),
                order.side(),
                io.sapphire.simulator.order.PositionSide.valueOf(
                        order.positionSide().name()),
                terms(order.terms()),
                order.terms().closesPosition() ? 0 : order.quantity().e8(),
                order.reduceOnly(),
                watched(order.terms()),
                isGuarded(order.terms()),
                selfTrade(order.selfTrade()));
    }

    private static io.sapphire.simulator.order.Terms terms(Terms terms) {
        return switch (terms) {
            case Terms.Limit limit -> limit(limit);
            case Terms.Market _ -> new io.sapphire.simulator.order.Terms.Market();
            case Terms.StopMarket stop -> atMarket(new Trigger.Stop(stop.trigger()));
            case Terms.TakeProfitMarket profit -> atMarket(new Trigger.TakeProfit(profit.trigger()));
            case Terms.Stop stop -> new Conditional(new Trigger.Stop(stop.trigger()), limit(stop.limit()));
            case Terms.TakeProfit profit ->
                new Conditional(new Trigger.TakeProfit(profit.trigger()), limit(profit.limit()));
            case Terms.TrailingStop trailing ->
                atMarket(new Trigger.Trailing(trailing.callback(), trailing.activation()));
        };
    }

    private static Conditional atMarket(Trigger trigger) {
        return new Conditional(trigger, new io.sapphire.simulator.order.Terms.Market());
    }

    private static Immediate limit(Terms.Limit limit) {
        return new io.sapphire.simulator.order.Terms.Limit(limit.price(), limit.timeInForce());
    }

    private static WorkingPrice watched(Terms terms) {
        var price = switch (terms) {
            case Terms.StopMarket stop -> stop.watch().price();
            case Terms.TakeProfitMarket profit -> profit.watch().price();
            case Terms.Stop stop -> stop.watch().price();
            case Terms.TakeProfit profit -> profit.watch().price();
            case Terms.TrailingStop trailing -> trailing.watched();
            // They watch nothing; the venue's default stands there.
            case Terms.Limit _, Terms.Market _ -> io.sapphire.domain.order.WorkingPrice.LAST;
        };
        return switch (price) {
            case MARK -> WorkingPrice.MARK_PRICE;
            case LAST -> WorkingPrice.CONTRACT_PRICE;
        };
    }

    private static boolean isGuarded(Terms terms) {
        return switch (terms) {
            case Terms.StopMarket stop -> stop.watch().guarded();
            case Terms.TakeProfitMarket profit -> profit.watch().guarded();
            case Terms.Stop stop -> stop.watch().guarded();
            case Terms.TakeProfit profit -> profit.watch().guarded();
            case Terms.Limit _, Terms.Market _, Terms.TrailingStop _ -> false;
        };
    }

    private static io.sapphire.simulator.order.SelfTrade selfTrade(SelfTrade rule) {
        return switch (rule) {
            case AS_ACCOUNT, EXPIRE_MAKER -> io.sapphire.simulator.order.SelfTrade.EXPIRE_MAKER;
            case EXPIRE_TAKER -> io.sapphire.simulator.order.SelfTrade.EXPIRE_TAKER;
            case EXPIRE_BOTH -> io.sapphire.simulator.order.SelfTrade.EXPIRE_BOTH;
        };
    }

    static Order fromVenue(NewOrder order) {
        // One that closes whatever is held has no quantity of its own.
        var quantity = new Quantity(Math.max(1, order.quantityE8()));
        return new Order(
                order.clientOrderId(),
                order.symbol(),
                order.side(),
                quantity,
                terms(order),
                order.reduceOnly(),
                purpose(order),
                PositionSide.valueOf(order.positionSide().name()),
                SelfTrade.valueOf(order.selfTrade().name()));
    }

    private static Terms terms(NewOrder order) {
        return switch (order.terms()) {
            case io.sapphire.simulator.order.Terms.Limit limit -> limit(limit);
            case io.sapphire.simulator.order.Terms.Market _ -> new Terms.Market();
            case Conditional(var trigger, io.sapphire.simulator.order.Terms.Market _) -> atMarket(trigger, order);
            case Conditional(var trigger, io.sapphire.simulator.order.Terms.Limit limit) ->
                atLimit(trigger, limit(limit), order);
        };
    }

    private static Terms atMarket(Trigger trigger, NewOrder order) {
        return switch (trigger) {
            case Trigger.Stop stop -> new Terms.StopMarket(stop.price(), order.closesPosition(), watch(order));
            case Trigger.TakeProfit profit ->
                new Terms.TakeProfitMarket(profit.price(), order.closesPosition(), watch(order));
            case Trigger.Trailing trailing ->
                new Terms.TrailingStop(
                        trailing.activation(), trailing.callback(), watch(order).price());
        };
    }

    private static Terms atLimit(Trigger trigger, Terms.Limit limit, NewOrder order) {
        return switch (trigger) {
            case Trigger.Stop stop -> new Terms.Stop(stop.price(), limit, watch(order));
            case Trigger.TakeProfit profit -> new Terms.TakeProfit(profit.price(), limit, watch(order));
            case Trigger.Trailing _ -> throw new IllegalStateException("a trailing stop trades at the market");
        };
    }

    private static Terms.Limit limit(io.sapphire.simulator.order.Terms.Limit limit) {
        return new Terms.Limit(limit.price(), limit.timeInForce());
    }

    private static Watch watch(NewOrder order) {
        var price = switch (order.workingPrice()) {
            case MARK_PRICE -> io.sapphire.domain.order.WorkingPrice.MARK;
            case CONTRACT_PRICE -> io.sapphire.domain.order.WorkingPrice.LAST;
        };
        return new Watch(price, order.priceProtect());
    }

    private static Purpose purpose(NewOrder order) {
        if (!order.onlyReduces()) {
            return Purpose.ENTRY;
        }
        return order.terms() instanceof Conditional ? Purpose.PROTECTION : Purpose.EXIT;
    }
}
