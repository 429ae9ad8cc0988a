package io.sapphire.simulator.run;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.ledger.LedgerException;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Inputs as lines of JSON. */
final class InputCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private InputCodec() {}

    static String write(Input input) {
        return switch (input) {
            case Input.Began began -> "{\"in\":\"run\",\"run\":" + began.configuration() + "}";
            case Input.Stepped stepped -> "{\"in\":\"step\",\"step\":" + stepped.step() + "}";
            case Input.Clocked clocked ->
                "{\"in\":\"clock\",\"at\":" + clocked.at().toEpochMilli() + "}";
            case Input.Requested requested -> request(requested).toString();
        };
    }

    static Input read(String line) {
        try {
            return read(JSON.readTree(line));
        } catch (JacksonException | IllegalArgumentException unknown) {
            throw new LedgerException("the ledger holds a record this version does not know: " + line, unknown);
        }
    }

    private static Input read(JsonNode node) {
        return switch (node.path("in").asString()) {
            case "run" -> new Input.Began(node.path("run").toString());
            case "step" -> new Input.Stepped(node.path("step").asLong());
            case "clock" -> new Input.Clocked(at(node));
            case "order" -> new Input.Placed(at(node), nonce(node), order(node));
            case "cancel" -> new Input.Cancelled(at(node), nonce(node), symbol(node), ref(node));
            case "cancelAll" -> new Input.CancelledAll(at(node), nonce(node), symbol(node));
            case "countdown" ->
                new Input.CountdownSet(
                        at(node),
                        nonce(node),
                        symbol(node),
                        Duration.ofMillis(node.path("millis").asLong()));
            case "leverage" ->
                new Input.LeverageSet(
                        at(node),
                        nonce(node),
                        symbol(node),
                        node.path("leverage").asInt());
            case String other -> throw new IllegalArgumentException("unknown input " + other);
        };
    }

    private static ObjectNode request(Input.Requested requested) {
        return switch (requested) {
            case Input.Placed placed ->
                order(head("order", placed, placed.order().symbol()), placed.order());
            case Input.Cancelled cancelled -> ref(head("cancel", cancelled, cancelled.symbol()), cancelled.ref());
            case Input.CancelledAll all -> head("cancelAll", all, all.symbol());
            case Input.CountdownSet set ->
                head("countdown", set, set.symbol()).put("millis", set.delay().toMillis());
            case Input.LeverageSet set -> head("leverage", set, set.symbol()).put("leverage", set.leverage());
        };
    }

    private static ObjectNode head(String kind, Input.Requested requested, Symbol symbol) {
        return JSON.createObjectNode()
                .put("in", kind)
                .put("at", requested.at().toEpochMilli())
                .put("nonce", requested.nonce())
                .put("symbol", symbol.value());
    }

    private static ObjectNode ref(ObjectNode node, OrderRef ref) {
        return switch (ref) {
            case OrderRef.ByVenueId(long orderId) -> node.put("orderId", orderId);
            case OrderRef.ByClientId(OrderId id) -> node.put("clientOrderId", id.value());
        };
    }

    private static ObjectNode order(ObjectNode node, NewOrder order) {
        node.put("clientOrderId", order.clientOrderId().value())
                .put("side", order.side().name())
                .put("quantity", Fixed.toPlainString(order.quantityE8()))
                .put("reduceOnly", order.reduceOnly())
                .put("workingPrice", order.workingPrice().name());
        return switch (order.terms()) {
            case Terms.Limit limit ->
                node.put("type", "LIMIT")
                        .put("price", limit.price().toString())
                        .put("timeInForce", limit.timeInForce().name());
            case Terms.Market _ -> node.put("type", "MARKET");
            case Terms.StopMarket stop ->
                node.put("type", "STOP_MARKET")
                        .put("price", stop.trigger().toString())
                        .put("closePosition", stop.closePosition());
        };
    }

    private static NewOrder order(JsonNode node) {
        return new NewOrder(
                symbol(node),
                new OrderId(node.path("clientOrderId").asString()),
                Side.valueOf(node.path("side").asString()),
                terms(node),
                Fixed.parse(node.path("quantity").asString()),
                node.path("reduceOnly").asBoolean(),
                WorkingPrice.valueOf(node.path("workingPrice").asString()));
    }

    private static Terms terms(JsonNode node) {
        return switch (node.path("type").asString()) {
            case "LIMIT" ->
                new Terms.Limit(
                        price(node),
                        TimeInForce.valueOf(node.path("timeInForce").asString()));
            case "MARKET" -> new Terms.Market();
            case "STOP_MARKET" ->
                new Terms.StopMarket(price(node), node.path("closePosition").asBoolean());
            case String other -> throw new IllegalArgumentException("unknown order type " + other);
        };
    }

    private static OrderRef ref(JsonNode node) {
        return node.has("orderId")
                ? new OrderRef.ByVenueId(node.path("orderId").asLong())
                : new OrderRef.ByClientId(new OrderId(node.path("clientOrderId").asString()));
    }

    private static Price price(JsonNode node) {
        return Price.of(node.path("price").asString());
    }

    private static Instant at(JsonNode node) {
        return Instant.ofEpochMilli(node.path("at").asLong());
    }

    private static long nonce(JsonNode node) {
        return node.path("nonce").asLong();
    }

    private static Symbol symbol(JsonNode node) {
        return new Symbol(node.path("symbol").asString());
    }
}
