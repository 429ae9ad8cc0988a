package io.sapphire.wire;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.order.WorkingPrice;
import io.sapphire.order.v1.Limit;
import io.sapphire.order.v1.Market;
import io.sapphire.order.v1.Order;
import io.sapphire.order.v1.Stop;
import io.sapphire.order.v1.StopMarket;
import io.sapphire.order.v1.TakeProfit;
import io.sapphire.order.v1.TakeProfitMarket;
import io.sapphire.order.v1.TrailingStop;
import java.util.Optional;

/** The terms of orders. */
final class OrderTerms {

    private OrderTerms() {}

    static Order.Builder write(Order.Builder order, Terms terms) {
        return switch (terms) {
            case Terms.Limit limit -> order.setLimit(toProto(limit));
            case Terms.Market _ -> order.setMarket(Market.getDefaultInstance());
            case Terms.StopMarket stop ->
                order.setStopMarket(StopMarket.newBuilder()
                        .setTriggerE8(stop.trigger().e8())
                        .setClosePosition(stop.closePosition())
                        .setWorkingPrice(toProto(stop.watch().price()))
                        .setPriceProtect(stop.watch().guarded()));
            case Terms.TakeProfitMarket profit ->
                order.setTakeProfitMarket(TakeProfitMarket.newBuilder()
                        .setTriggerE8(profit.trigger().e8())
                        .setClosePosition(profit.closePosition())
                        .setWorkingPrice(toProto(profit.watch().price()))
                        .setPriceProtect(profit.watch().guarded()));
            case Terms.Stop stop ->
                order.setStop(Stop.newBuilder()
                        .setTriggerE8(stop.trigger().e8())
                        .setLimit(toProto(stop.limit()))
                        .setWorkingPrice(toProto(stop.watch().price()))
                        .setPriceProtect(stop.watch().guarded()));
            case Terms.TakeProfit profit ->
                order.setTakeProfit(TakeProfit.newBuilder()
                        .setTriggerE8(profit.trigger().e8())
                        .setLimit(toProto(profit.limit()))
                        .setWorkingPrice(toProto(profit.watch().price()))
                        .setPriceProtect(profit.watch().guarded()));
            case Terms.TrailingStop trailing ->
                order.setTrailingStop(TrailingStop.newBuilder()
                        .setActivationE8(trailing.activation().map(Price::e8).orElse(0L))
                        .setCallbackE8(trailing.callback().e8())
                        .setWorkingPrice(toProto(trailing.watched())));
        };
    }

    static Terms read(Order order) {
        return switch (order.getTermsCase()) {
            case LIMIT -> fromProto(order.getLimit());
            case MARKET -> new Terms.Market();
            case STOP_MARKET -> {
                var stop = order.getStopMarket();
                var watch = watch(stop.getWorkingPrice(), stop.getPriceProtect());
                yield new Terms.StopMarket(new Price(stop.getTriggerE8()), stop.getClosePosition(), watch);
            }
            case TAKE_PROFIT_MARKET -> {
                var profit = order.getTakeProfitMarket();
                var watch = watch(profit.getWorkingPrice(), profit.getPriceProtect());
                yield new Terms.TakeProfitMarket(new Price(profit.getTriggerE8()), profit.getClosePosition(), watch);
            }
            case STOP -> {
                var stop = order.getStop();
                var watch = watch(stop.getWorkingPrice(), stop.getPriceProtect());
                yield new Terms.Stop(new Price(stop.getTriggerE8()), fromProto(stop.getLimit()), watch);
            }
            case TAKE_PROFIT -> {
                var profit = order.getTakeProfit();
                var watch = watch(profit.getWorkingPrice(), profit.getPriceProtect());
                yield new Terms.TakeProfit(new Price(profit.getTriggerE8()), fromProto(profit.getLimit()), watch);
            }
            case TRAILING_STOP -> fromProto(order.getTrailingStop());
            case TERMS_NOT_SET -> throw new IllegalArgumentException("terms of the order are missing or unknown");
        };
    }

    private static Terms fromProto(TrailingStop trailing) {
        var activation = Optional.of(trailing.getActivationE8())
                .filter(price -> price != 0)
                .map(Price::new);
        return new Terms.TrailingStop(
                activation, new Rate(trailing.getCallbackE8()), fromProto(trailing.getWorkingPrice()));
    }

    private static Limit toProto(Terms.Limit limit) {
        return Limit.newBuilder()
                .setPriceE8(limit.price().e8())
                .setTimeInForce(toProto(limit.timeInForce()))
                .build();
    }

    private static Terms.Limit fromProto(Limit limit) {
        return new Terms.Limit(new Price(limit.getPriceE8()), fromProto(limit.getTimeInForce()));
    }

    private static Watch watch(io.sapphire.order.v1.WorkingPrice price, boolean guarded) {
        return new Watch(fromProto(price), guarded);
    }

    static io.sapphire.order.v1.WorkingPrice toProto(WorkingPrice price) {
        return switch (price) {
            case MARK -> io.sapphire.order.v1.WorkingPrice.WORKING_PRICE_UNSPECIFIED;
            case LAST -> io.sapphire.order.v1.WorkingPrice.WORKING_PRICE_LAST;
        };
    }

    private static WorkingPrice fromProto(io.sapphire.order.v1.WorkingPrice price) {
        return switch (price) {
            case WORKING_PRICE_UNSPECIFIED -> WorkingPrice.MARK;
            case WORKING_PRICE_LAST -> WorkingPrice.LAST;
            case UNRECOGNIZED -> throw new IllegalArgumentException("working price of the order is unknown");
        };
    }

    static io.sapphire.order.v1.TimeInForce toProto(TimeInForce time) {
        return switch (time) {
            case GTC -> io.sapphire.order.v1.TimeInForce.TIME_IN_FORCE_GTC;
            case IOC -> io.sapphire.order.v1.TimeInForce.TIME_IN_FORCE_IOC;
            case FOK -> io.sapphire.order.v1.TimeInForce.TIME_IN_FORCE_FOK;
            case GTX -> io.sapphire.order.v1.TimeInForce.TIME_IN_FORCE_GTX;
            case HIDDEN -> io.sapphire.order.v1.TimeInForce.TIME_IN_FORCE_HIDDEN;
        };
    }

    private static TimeInForce fromProto(io.sapphire.order.v1.TimeInForce time) {
        return switch (time) {
            case TIME_IN_FORCE_GTC -> TimeInForce.GTC;
            case TIME_IN_FORCE_IOC -> TimeInForce.IOC;
            case TIME_IN_FORCE_FOK -> TimeInForce.FOK;
            case TIME_IN_FORCE_GTX -> TimeInForce.GTX;
            case TIME_IN_FORCE_HIDDEN -> TimeInForce.HIDDEN;
            case TIME_IN_FORCE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("time in force is missing or unknown");
        };
    }
}
