package io.sapphire.wire;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.order.v1.Limit;
import io.sapphire.order.v1.Market;
import io.sapphire.order.v1.OrderFact;
import io.sapphire.order.v1.StopMarket;

/** Orders, their approval and their fills. */
public final class Orders {

    private Orders() {}

    public static io.sapphire.order.v1.Order toProto(Order order) {
        var message = io.sapphire.order.v1.Order.newBuilder()
                .setOrderId(order.id().value())
                .setSymbol(order.symbol().value())
                .setSide(Markets.toProto(order.side()))
                .setQuantityE8(order.quantity().e8())
                .setReduceOnly(order.reduceOnly())
                .setPurpose(toProto(order.purpose()));
        var complete = switch (order.terms()) {
            case Terms.Limit limit -> message.setLimit(toProto(limit));
            case Terms.Market _ -> message.setMarket(Market.getDefaultInstance());
            case Terms.StopMarket stop -> message.setStopMarket(toProto(stop));
        };
        return complete.build();
    }

    public static Order fromProto(io.sapphire.order.v1.Order order) {
        return new Order(
                new OrderId(order.getOrderId()),
                new Symbol(order.getSymbol()),
                Markets.fromProto(order.getSide()),
                new Quantity(order.getQuantityE8()),
                terms(order),
                order.getReduceOnly(),
                fromProto(order.getPurpose()));
    }

    public static io.sapphire.order.v1.Approval toProto(Approval approval) {
        return io.sapphire.order.v1.Approval.newBuilder()
                .setLimitsVersion(approval.limitsVersion())
                .setEpoch(approval.epoch())
                .setExpiry(Times.toProto(approval.expiry()))
                .build();
    }

    public static Approval fromProto(io.sapphire.order.v1.Approval approval) {
        return new Approval(
                approval.getLimitsVersion(),
                approval.getEpoch(),
                Times.fromProto(Required.part(approval.hasExpiry(), approval.getExpiry(), "expiry of the approval")));
    }

    public static io.sapphire.order.v1.Fill toProto(Fill fill) {
        return io.sapphire.order.v1.Fill.newBuilder()
                .setTradeId(fill.tradeId())
                .setSymbol(fill.symbol().value())
                .setSide(Markets.toProto(fill.side()))
                .setPriceE8(fill.price().e8())
                .setQuantityE8(fill.quantity().e8())
                .setFeeE8(fill.fee().e8())
                .setMaker(fill.maker())
                .build();
    }

    public static Fill fromProto(io.sapphire.order.v1.Fill fill) {
        return new Fill(
                fill.getTradeId(),
                new Symbol(fill.getSymbol()),
                Markets.fromProto(fill.getSide()),
                new Price(fill.getPriceE8()),
                new Quantity(fill.getQuantityE8()),
                new Money(fill.getFeeE8()),
                fill.getMaker());
    }

    public static OrderFact toProto(OrderEvent fact) {
        return OrderFacts.toProto(fact);
    }

    public static OrderEvent fromProto(OrderFact fact) {
        return OrderFacts.fromProto(fact);
    }

    static io.sapphire.order.v1.Purpose toProto(Purpose purpose) {
        return switch (purpose) {
            case ENTRY -> io.sapphire.order.v1.Purpose.PURPOSE_ENTRY;
            case EXIT -> io.sapphire.order.v1.Purpose.PURPOSE_EXIT;
            case PROTECTION -> io.sapphire.order.v1.Purpose.PURPOSE_PROTECTION;
        };
    }

    private static Purpose fromProto(io.sapphire.order.v1.Purpose purpose) {
        return switch (purpose) {
            case PURPOSE_ENTRY -> Purpose.ENTRY;
            case PURPOSE_EXIT -> Purpose.EXIT;
            case PURPOSE_PROTECTION -> Purpose.PROTECTION;
            case PURPOSE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("purpose of the order is missing or unknown");
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

    private static Limit toProto(Terms.Limit limit) {
        return Limit.newBuilder()
                .setPriceE8(limit.price().e8())
                .setTimeInForce(toProto(limit.timeInForce()))
                .build();
    }

    private static StopMarket toProto(Terms.StopMarket stop) {
        return StopMarket.newBuilder()
                .setTriggerE8(stop.trigger().e8())
                .setClosePosition(stop.closePosition())
                .build();
    }

    private static Terms terms(io.sapphire.order.v1.Order order) {
        return switch (order.getTermsCase()) {
            case LIMIT ->
                new Terms.Limit(
                        new Price(order.getLimit().getPriceE8()),
                        fromProto(order.getLimit().getTimeInForce()));
            case MARKET -> new Terms.Market();
            case STOP_MARKET ->
                new Terms.StopMarket(
                        new Price(order.getStopMarket().getTriggerE8()),
                        order.getStopMarket().getClosePosition());
            case TERMS_NOT_SET -> throw new IllegalArgumentException("terms of the order are missing or unknown");
        };
    }
}
