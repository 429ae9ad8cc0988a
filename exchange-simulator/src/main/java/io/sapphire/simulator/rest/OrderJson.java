package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Price;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.order.OrderView;
import tools.jackson.core.JsonGenerator;

/** An order as REST answers show it. */
public final class OrderJson {

    private OrderJson() {}

    public static void write(JsonGenerator json, OrderView view) {
        var order = view.order();
        json.writeNumberProperty("orderId", view.orderId());
        Json.decimal(json, "symbol", order.symbol());
        json.writeStringProperty("status", view.status().name());
        Json.decimal(json, "clientOrderId", order.clientOrderId());
        Json.e8(json, "price", OrderWords.priceE8(order));
        Json.decimal(json, "avgPrice", view.averagePrice());
        Json.e8(json, "origQty", order.quantityE8());
        Json.e8(json, "executedQty", view.executedE8());
        Json.e8(json, "cumQty", view.executedE8());
        Json.decimal(json, "cumQuote", view.executedNotional());
        json.writeStringProperty("timeInForce", OrderWords.timeInForce(order));
        json.writeStringProperty("type", OrderWords.type(view));
        json.writeStringProperty("origType", OrderWords.originalType(view));
        json.writeBooleanProperty("reduceOnly", order.reduceOnly());
        json.writeBooleanProperty("closePosition", order.closesPosition());
        json.writeStringProperty("side", order.side().name());
        json.writeStringProperty("positionSide", order.positionSide().name());
        Json.e8(json, "stopPrice", OrderWords.stopPriceE8(order));
        json.writeStringProperty("workingType", order.workingPrice().name());
        json.writeBooleanProperty("priceProtect", order.priceProtect());
        json.writeStringProperty("stpMode", order.selfTrade().name());
        OrderWords.trailing(order).ifPresent(trailing -> {
            Json.e8(json, "activatePrice", trailing.activation().map(Price::e8).orElse(0L));
            Json.e8(json, "priceRate", OrderWords.callbackPercentE8(trailing));
        });
        Json.time(json, "time", view.created());
        Json.time(json, "updateTime", view.updated());
    }
}
