package io.sapphire.simulator.run;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.simulator.ledger.LedgerException;
import io.sapphire.simulator.order.OrderRef;
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
            case "order" -> new Input.Placed(at(node), nonce(node), OrderCodec.read(node));
            case "cancel" -> new Input.Cancelled(at(node), nonce(node), symbol(node), ref(node));
            case "cancelAll" -> new Input.CancelledAll(at(node), nonce(node), symbol(node));
            case "countdown" ->
                new Input.CountdownSet(
                        at(node),
                        nonce(node),
                        symbol(node),
                        Duration.ofMillis(node.path("millis").asLong()));
            case "amend" ->
                new Input.Amended(
                        at(node),
                        nonce(node),
                        symbol(node),
                        ref(node),
                        Fixed.parse(node.path("quantity").asString()),
                        Price.of(node.path("price").asString()));
            case "leverage", "marginType", "isolated", "hedging", "selfTrade" ->
                new Input.AccountChanged(at(node), nonce(node), ChangeCodec.read(node));
            case String other -> throw new IllegalArgumentException("unknown input " + other);
        };
    }

    private static ObjectNode request(Input.Requested requested) {
        return switch (requested) {
            case Input.Placed placed ->
                OrderCodec.write(head("order", placed, placed.order().symbol()), placed.order());
            case Input.Amended amended ->
                ref(head("amend", amended, amended.symbol()), amended.ref())
                        .put("quantity", Fixed.toPlainString(amended.quantityE8()))
                        .put("price", amended.price().toString());
            case Input.Cancelled cancelled -> ref(head("cancel", cancelled, cancelled.symbol()), cancelled.ref());
            case Input.CancelledAll all -> head("cancelAll", all, all.symbol());
            case Input.CountdownSet set ->
                head("countdown", set, set.symbol()).put("millis", set.delay().toMillis());
            case Input.AccountChanged changed ->
                ChangeCodec.write(head(ChangeCodec.kind(changed.change()), changed), changed.change());
        };
    }

    private static ObjectNode head(String kind, Input.Requested requested, Symbol symbol) {
        return head(kind, requested).put("symbol", symbol.value());
    }

    private static ObjectNode head(String kind, Input.Requested requested) {
        return JSON.createObjectNode()
                .put("in", kind)
                .put("at", requested.at().toEpochMilli())
                .put("nonce", requested.nonce());
    }

    private static ObjectNode ref(ObjectNode node, OrderRef ref) {
        return switch (ref) {
            case OrderRef.ByVenueId(long orderId) -> node.put("orderId", orderId);
            case OrderRef.ByClientId(OrderId id) -> node.put("clientOrderId", id.value());
        };
    }

    private static OrderRef ref(JsonNode node) {
        return node.has("orderId")
                ? new OrderRef.ByVenueId(node.path("orderId").asLong())
                : new OrderRef.ByClientId(new OrderId(node.path("clientOrderId").asString()));
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
