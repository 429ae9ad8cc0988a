package io.sapphire.simulator.run;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.WorkingPrice;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders as fields of JSON. What older ledgers do not say had only one value then. */
final class OrderCodec {

    private OrderCodec() {}

    static ObjectNode write(ObjectNode node, NewOrder order) {
        node.put("clientOrderId", order.clientOrderId().value())
                .put("side", order.side().name())
                .put("positionSide", order.positionSide().name())
                .put("quantity", Fixed.toPlainString(order.quantityE8()))
                .put("reduceOnly", order.reduceOnly())
                .put("workingPrice", order.workingPrice().name())
                .put("priceProtect", order.priceProtect())
                .put("selfTrade", order.selfTrade().name());
        return switch (order.terms()) {
            case Terms.Immediate immediate -> write(node, immediate);
            case Terms.Conditional waiting -> write(write(node, waiting.working()), waiting.trigger());
        };
    }

    static NewOrder read(JsonNode node) {
        return new NewOrder(
                new Symbol(node.path("symbol").asString()),
                new OrderId(node.path("clientOrderId").asString()),
                Side.valueOf(node.path("side").asString()),
                PositionSide.valueOf(node.path("positionSide").asString(PositionSide.BOTH.name())),
                terms(node),
                Fixed.parse(node.path("quantity").asString()),
                node.path("reduceOnly").asBoolean(),
                WorkingPrice.valueOf(node.path("workingPrice").asString()),
                node.path("priceProtect").asBoolean(false),
                SelfTrade.valueOf(node.path("selfTrade").asString(SelfTrade.EXPIRE_MAKER.name())));
    }

    private static ObjectNode write(ObjectNode node, Terms.Immediate immediate) {
        return switch (immediate) {
            case Terms.Limit limit ->
                node.put("type", "LIMIT")
                        .put("price", limit.price().toString())
                        .put("timeInForce", limit.timeInForce().name());
            case Terms.Market _ -> node.put("type", "MARKET");
        };
    }

    private static ObjectNode write(ObjectNode node, Trigger trigger) {
        return switch (trigger) {
            case Trigger.Stop stop -> node.put("stop", stop.price().toString());
            case Trigger.TakeProfit profit ->
                node.put("takeProfit", profit.price().toString());
            case Trigger.Trailing trailing -> {
                trailing.activation().ifPresent(price -> node.put("activation", price.toString()));
                yield node.put("callback", trailing.callback().toString());
            }
        };
    }

    private static Terms terms(JsonNode node) {
        return switch (node.path("type").asString()) {
            case "STOP_MARKET" -> new Terms.Conditional(new Trigger.Stop(price(node, "price")), new Terms.Market());
            case "LIMIT" ->
                terms(
                        node,
                        new Terms.Limit(
                                price(node, "price"),
                                TimeInForce.valueOf(node.path("timeInForce").asString())));
            case "MARKET" -> terms(node, new Terms.Market());
            case String other -> throw new IllegalArgumentException("unknown order type " + other);
        };
    }

    private static Terms terms(JsonNode node, Terms.Immediate working) {
        if (node.has("stop")) {
            return new Terms.Conditional(new Trigger.Stop(price(node, "stop")), working);
        }
        if (node.has("takeProfit")) {
            return new Terms.Conditional(new Trigger.TakeProfit(price(node, "takeProfit")), working);
        }
        if (node.has("callback")) {
            var activation = node.has("activation") ? Optional.of(price(node, "activation")) : Optional.<Price>empty();
            var callback = Rate.of(node.path("callback").asString());
            return new Terms.Conditional(new Trigger.Trailing(callback, activation), working);
        }
        return working;
    }

    private static Price price(JsonNode node, String name) {
        return Price.of(node.path(name).asString());
    }
}
