package io.sapphire.local.runner;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.OrderEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A fact about an order for programs: its id, what happened, when, and what is particular to that. */
final class FactJson {

    private FactJson() {}

    static ObjectNode of(OrderEvent fact) {
        var told = JsonMapper.shared()
                .createObjectNode()
                .put("order", fact.orderId().toString())
                .put("fact", fact.getClass().getSimpleName())
                .put("eventTime", fact.eventTime().toString());
        switch (fact) {
            case OrderEvent.Denied denied -> add(told, denied);
            case OrderEvent.Intended intended -> add(told, intended);
            case OrderEvent.CancelIntended cancel -> told.put("reason", cancel.reason());
            case OrderEvent.Accepted accepted -> told.put("venueOrder", accepted.venueOrderId());
            case OrderEvent.Amended amended ->
                told.put("price", amended.price().toString())
                        .put("quantity", amended.quantity().toString());
            case OrderEvent.Rejected rejected ->
                told.put("code", rejected.venueCode()).put("reason", rejected.venueReason());
            case OrderEvent.PartiallyFilled filled -> add(told, filled.fill());
            case OrderEvent.Filled filled -> add(told, filled.fill());
            case OrderEvent.Cancelled _ -> {}
            case OrderEvent.Expired expired -> told.put("reason", expired.venueReason());
            case OrderEvent.Unknown unknown -> told.put("reason", unknown.cause());
            case OrderEvent.Resolved resolved -> told.put("reachedVenue", resolved.reachedVenue());
            case OrderEvent.External external -> told.put("venueOrder", external.venueOrderId());
        }
        return told;
    }

    private static void add(ObjectNode told, OrderEvent.Denied denied) {
        var denial = denied.denial();
        told.put("code", denial.code().name())
                .put("observed", Fixed.toPlainString(denial.observedE8()))
                .put("limit", Fixed.toPlainString(denial.limitE8()))
                .put("unit", denial.unit());
    }

    private static void add(ObjectNode told, OrderEvent.Intended intended) {
        var order = intended.order();
        told.put("symbol", order.symbol().value())
                .put("side", order.side().name())
                .put("quantity", order.quantity().toString())
                .put("purpose", order.purpose().name())
                .put("terms", order.terms().toString())
                .put("expectedPrice", intended.expectedPrice().toString())
                .put("expectedCost", intended.expectedCost().toString())
                .put("limitsVersion", intended.approval().limitsVersion())
                .put("epoch", intended.approval().epoch());
        var manner = intended.manner();
        if (!manner.equals(Manner.NONE)) {
            told.put("wanted", manner.wanted().toString())
                    .put("cap", manner.cap().name())
                    .put("urgency", manner.urgency().name())
                    .put("slice", manner.slice())
                    .put("slices", manner.slices());
        }
    }

    private static void add(ObjectNode told, Fill fill) {
        told.put("trade", fill.tradeId())
                .put("side", fill.side().name())
                .put("price", fill.price().toString())
                .put("quantity", fill.quantity().toString())
                .put("fee", fill.fee().toString())
                .put("maker", fill.maker());
    }
}
