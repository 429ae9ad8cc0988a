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
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.order.v1.OrderFact;

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
                .setPurpose(toProto(order.purpose()))
                .setPositionSide(toProto(order.positionSide()))
                .setSelfTrade(toProto(order.selfTrade()));
        return OrderTerms.write(message, order.terms()).build();
    }

    public static Order fromProto(io.sapphire.order.v1.Order order) {
        return new Order(
                new OrderId(order.getOrderId()),
                new Symbol(order.getSymbol()),
                Markets.fromProto(order.getSide()),
                new Quantity(order.getQuantityE8()),
                OrderTerms.read(order),
                order.getReduceOnly(),
                fromProto(order.getPurpose()),
                fromProto(order.getPositionSide()),
                fromProto(order.getSelfTrade()));
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

    static io.sapphire.order.v1.PositionSide toProto(PositionSide side) {
        return switch (side) {
            case BOTH -> io.sapphire.order.v1.PositionSide.POSITION_SIDE_UNSPECIFIED;
            case LONG -> io.sapphire.order.v1.PositionSide.POSITION_SIDE_LONG;
            case SHORT -> io.sapphire.order.v1.PositionSide.POSITION_SIDE_SHORT;
        };
    }

    private static PositionSide fromProto(io.sapphire.order.v1.PositionSide side) {
        return switch (side) {
            case POSITION_SIDE_UNSPECIFIED -> PositionSide.BOTH;
            case POSITION_SIDE_LONG -> PositionSide.LONG;
            case POSITION_SIDE_SHORT -> PositionSide.SHORT;
            case UNRECOGNIZED -> throw new IllegalArgumentException("position side of the order is unknown");
        };
    }

    static io.sapphire.order.v1.SelfTrade toProto(SelfTrade rule) {
        return switch (rule) {
            case AS_ACCOUNT -> io.sapphire.order.v1.SelfTrade.SELF_TRADE_UNSPECIFIED;
            case EXPIRE_TAKER -> io.sapphire.order.v1.SelfTrade.SELF_TRADE_EXPIRE_TAKER;
            case EXPIRE_MAKER -> io.sapphire.order.v1.SelfTrade.SELF_TRADE_EXPIRE_MAKER;
            case EXPIRE_BOTH -> io.sapphire.order.v1.SelfTrade.SELF_TRADE_EXPIRE_BOTH;
        };
    }

    private static SelfTrade fromProto(io.sapphire.order.v1.SelfTrade rule) {
        return switch (rule) {
            case SELF_TRADE_UNSPECIFIED -> SelfTrade.AS_ACCOUNT;
            case SELF_TRADE_EXPIRE_TAKER -> SelfTrade.EXPIRE_TAKER;
            case SELF_TRADE_EXPIRE_MAKER -> SelfTrade.EXPIRE_MAKER;
            case SELF_TRADE_EXPIRE_BOTH -> SelfTrade.EXPIRE_BOTH;
            case UNRECOGNIZED -> throw new IllegalArgumentException("self-trade rule of the order is unknown");
        };
    }
}
