package io.sapphire.exchange.aster.rest;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueTrade;
import tools.jackson.databind.JsonNode;

/** Orders and trades as the REST side words them. */
public final class OrderJson {

    private OrderJson() {}

    public static VenueOrder order(JsonNode row) {
        var order = new Order(
                new OrderId(row.path("clientOrderId").asString()),
                new Symbol(row.path("symbol").asString()),
                OrderWords.side(row.path("side").asString("")),
                OrderWords.quantity(Fields.e8(row.path("origQty"))),
                terms(row),
                Fields.flag(row.path("reduceOnly")),
                purpose(row),
                OrderWords.positionSide(row.path("positionSide").asString("")),
                OrderWords.selfTrade(row.path("stpMode").asString("")));
        var updated = row.path("updateTime");
        return new VenueOrder(
                order,
                Fields.number(row.path("orderId"), 0),
                OrderWords.status(row.path("status").asString("")),
                Fields.e8(row.path("executedQty")),
                // Some rows have no time of creation.
                Fields.time(row.hasNonNull("time") ? row.path("time") : updated),
                Fields.time(updated));
    }

    private static Terms terms(JsonNode row) {
        var type = row.path(row.hasNonNull("origType") ? "origType" : "type").asString("");
        return OrderWords.terms(new OrderWords.Told(
                type,
                Fields.e8(row.path("price")),
                Fields.e8(row.path("stopPrice")),
                row.path("timeInForce").asString(""),
                Fields.flag(row.path("closePosition")),
                row.path("workingType").asString(""),
                Fields.flag(row.path("priceProtect")),
                Fields.e8(row.path("activatePrice")),
                Fields.e8(row.path("priceRate"))));
    }

    private static Purpose purpose(JsonNode row) {
        return OrderWords.purpose(
                row.path(row.hasNonNull("origType") ? "origType" : "type").asString(""),
                Fields.flag(row.path("reduceOnly")),
                Fields.flag(row.path("closePosition")));
    }

    public static VenueTrade trade(JsonNode row) {
        var fill = new Fill(
                Fields.number(row.path("id"), 0),
                new Symbol(row.path("symbol").asString()),
                OrderWords.side(row.path("side").asString("")),
                new Price(Fields.e8(row.path("price"))),
                new Quantity(Fields.e8(row.path("qty"))),
                new Money(Fields.e8(row.path("commission"))),
                Fields.flag(row.path("maker")));
        return new VenueTrade(Fields.number(row.path("orderId"), 0), fill, Fields.time(row.path("time")));
    }
}
