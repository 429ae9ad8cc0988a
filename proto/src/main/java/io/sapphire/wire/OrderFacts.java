package io.sapphire.wire;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.order.v1.CancelIntended;
import io.sapphire.order.v1.OrderAccepted;
import io.sapphire.order.v1.OrderAmended;
import io.sapphire.order.v1.OrderCancelled;
import io.sapphire.order.v1.OrderDenied;
import io.sapphire.order.v1.OrderExpired;
import io.sapphire.order.v1.OrderExternal;
import io.sapphire.order.v1.OrderFact;
import io.sapphire.order.v1.OrderFilled;
import io.sapphire.order.v1.OrderIntended;
import io.sapphire.order.v1.OrderPartiallyFilled;
import io.sapphire.order.v1.OrderRejected;
import io.sapphire.order.v1.OrderResolved;
import io.sapphire.order.v1.OrderUnknown;
import java.time.Instant;
import java.util.Arrays;

/** What became of orders. */
final class OrderFacts {

    private OrderFacts() {}

    static OrderFact toProto(OrderEvent event) {
        var message = OrderFact.newBuilder()
                .setOrderId(event.orderId().value())
                .setEventTime(Times.toProto(event.eventTime()));
        var complete = switch (event) {
            case OrderEvent.Denied denied -> message.setDenied(toProto(denied));
            case OrderEvent.Intended intended -> message.setIntended(toProto(intended));
            case OrderEvent.CancelIntended(var _, var reason, var _) ->
                message.setCancelIntended(CancelIntended.newBuilder().setReason(reason));
            case OrderEvent.Accepted(var _, var venueOrderId, var _) ->
                message.setAccepted(OrderAccepted.newBuilder().setVenueOrderId(venueOrderId));
            case OrderEvent.Amended amended -> message.setAmended(toProto(amended));
            case OrderEvent.Rejected rejected -> message.setRejected(toProto(rejected));
            case OrderEvent.PartiallyFilled(var _, var fill, var _) ->
                message.setPartiallyFilled(OrderPartiallyFilled.newBuilder().setFill(Orders.toProto(fill)));
            case OrderEvent.Filled(var _, var fill, var _) ->
                message.setFilled(OrderFilled.newBuilder().setFill(Orders.toProto(fill)));
            case OrderEvent.Cancelled _ -> message.setCancelled(OrderCancelled.getDefaultInstance());
            case OrderEvent.Expired(var _, var reason, var _) ->
                message.setExpired(OrderExpired.newBuilder().setVenueReason(reason));
            case OrderEvent.Unknown(var _, var cause, var _) ->
                message.setUnknown(OrderUnknown.newBuilder().setCause(cause));
            case OrderEvent.Resolved(var _, var reached, var _) ->
                message.setResolved(OrderResolved.newBuilder().setReachedVenue(reached));
            case OrderEvent.External external -> message.setExternal(toProto(external));
        };
        return complete.build();
    }

    static OrderEvent fromProto(OrderFact fact) {
        var id = new OrderId(fact.getOrderId());
        var time = Times.fromProto(Required.part(fact.hasEventTime(), fact.getEventTime(), "event time"));
        return switch (fact.getFactCase()) {
            case DENIED -> denied(id, fact.getDenied(), time);
            case INTENDED -> intended(id, fact.getIntended(), time);
            case CANCEL_INTENDED ->
                new OrderEvent.CancelIntended(id, fact.getCancelIntended().getReason(), time);
            case ACCEPTED -> new OrderEvent.Accepted(id, fact.getAccepted().getVenueOrderId(), time);
            case AMENDED -> amended(id, fact.getAmended(), time);
            case REJECTED -> rejected(id, fact.getRejected(), time);
            case PARTIALLY_FILLED -> partiallyFilled(id, fact.getPartiallyFilled(), time);
            case FILLED -> filled(id, fact.getFilled(), time);
            case CANCELLED -> new OrderEvent.Cancelled(id, time);
            case EXPIRED -> new OrderEvent.Expired(id, fact.getExpired().getVenueReason(), time);
            case UNKNOWN -> new OrderEvent.Unknown(id, fact.getUnknown().getCause(), time);
            case RESOLVED -> new OrderEvent.Resolved(id, fact.getResolved().getReachedVenue(), time);
            case EXTERNAL -> external(id, fact.getExternal(), time);
            case FACT_NOT_SET -> throw new IllegalArgumentException("order fact is empty or unknown");
        };
    }

    private static OrderDenied toProto(OrderEvent.Denied denied) {
        return OrderDenied.newBuilder()
                .setOrder(Orders.toProto(denied.order()))
                .setDecision(denied.decision())
                .setCode(denied.denial().code().number())
                .setObservedE8(denied.denial().observedE8())
                .setLimitE8(denied.denial().limitE8())
                .setUnit(denied.denial().unit())
                .build();
    }

    private static OrderEvent denied(OrderId id, OrderDenied denied, Instant time) {
        var denial =
                new Denial(denialCode(denied.getCode()), denied.getObservedE8(), denied.getLimitE8(), denied.getUnit());
        return new OrderEvent.Denied(
                order(id, denied.hasOrder(), denied.getOrder()), denied.getDecision(), denial, time);
    }

    private static DenialCode denialCode(int number) {
        return Arrays.stream(DenialCode.values())
                .filter(code -> code.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("denial code " + number + " is unknown"));
    }

    private static OrderIntended toProto(OrderEvent.Intended intended) {
        var message = OrderIntended.newBuilder()
                .setOrder(Orders.toProto(intended.order()))
                .setDecision(intended.decision())
                .setApproval(Orders.toProto(intended.approval()))
                .setExpectedPriceE8(intended.expectedPrice().e8())
                .setExpectedCostE8(intended.expectedCost().e8());
        Manners.toProto(intended.manner()).ifPresent(message::setManner);
        return message.build();
    }

    private static OrderEvent intended(OrderId id, OrderIntended intended, Instant time) {
        return new OrderEvent.Intended(
                order(id, intended.hasOrder(), intended.getOrder()),
                intended.getDecision(),
                Orders.fromProto(Required.part(intended.hasApproval(), intended.getApproval(), "approval")),
                new Price(intended.getExpectedPriceE8()),
                new Money(intended.getExpectedCostE8()),
                intended.hasManner() ? Manners.fromProto(intended.getManner()) : Manner.NONE,
                time);
    }

    private static OrderAmended toProto(OrderEvent.Amended amended) {
        return OrderAmended.newBuilder()
                .setPriceE8(amended.price().e8())
                .setQuantityE8(amended.quantity().e8())
                .build();
    }

    private static OrderEvent amended(OrderId id, OrderAmended amended, Instant time) {
        return new OrderEvent.Amended(id, new Price(amended.getPriceE8()), new Quantity(amended.getQuantityE8()), time);
    }

    private static OrderRejected toProto(OrderEvent.Rejected rejected) {
        return OrderRejected.newBuilder()
                .setVenueCode(rejected.venueCode())
                .setVenueReason(rejected.venueReason())
                .build();
    }

    private static OrderEvent rejected(OrderId id, OrderRejected rejected, Instant time) {
        return new OrderEvent.Rejected(id, rejected.getVenueCode(), rejected.getVenueReason(), time);
    }

    private static OrderEvent partiallyFilled(OrderId id, OrderPartiallyFilled filled, Instant time) {
        return new OrderEvent.PartiallyFilled(id, fill(filled.hasFill(), filled.getFill()), time);
    }

    private static OrderEvent filled(OrderId id, OrderFilled filled, Instant time) {
        return new OrderEvent.Filled(id, fill(filled.hasFill(), filled.getFill()), time);
    }

    private static Fill fill(boolean present, io.sapphire.order.v1.Fill fill) {
        return Orders.fromProto(Required.part(present, fill, "fill"));
    }

    private static OrderExternal toProto(OrderEvent.External external) {
        return OrderExternal.newBuilder()
                .setOrder(Orders.toProto(external.order()))
                .setVenueOrderId(external.venueOrderId())
                .build();
    }

    private static OrderEvent external(OrderId id, OrderExternal external, Instant time) {
        return new OrderEvent.External(
                order(id, external.hasOrder(), external.getOrder()), external.getVenueOrderId(), time);
    }

    /** The fact names its order twice: the names must agree. */
    private static Order order(OrderId id, boolean present, io.sapphire.order.v1.Order message) {
        var order = Orders.fromProto(Required.part(present, message, "order"));
        if (!order.id().equals(id)) {
            throw new IllegalArgumentException("fact is about order " + id + " but holds order " + order.id());
        }
        return order;
    }
}
