package io.sapphire.simulator.run;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.MarketStatus;
import io.sapphire.simulator.engine.Upset;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.Treatment;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens unasked, as fields of JSON. */
final class UpsetCodec {

    private UpsetCodec() {}

    static ObjectNode write(ObjectNode node, Upset upset) {
        return switch (upset) {
            case Upset.NextOrder(Treatment treatment) ->
                node.put("kind", "next")
                        .put("parts", treatment.parts())
                        .put("delayMillis", treatment.delay().toMillis())
                        .put("share", treatment.share().toString());
            case Upset.Filled(Symbol symbol, var ref) -> InputCodec.ref(head(node, "fill", symbol), ref);
            case Upset.Cancelled(Symbol symbol, var ref) -> InputCodec.ref(head(node, "cancel", symbol), ref);
            case Upset.Deleveraged(Leg leg) ->
                head(node, "deleverage", leg.symbol())
                        .put("positionSide", leg.side().name());
            case Upset.Jumped(Symbol symbol, long ticks) ->
                head(node, "jump", symbol).put("ticks", ticks);
            case Upset.StatusChanged(Symbol symbol, MarketStatus status) ->
                head(node, "status", symbol).put("status", status.name());
            case Upset.TickChanged(Symbol symbol, Price tick) ->
                head(node, "tick", symbol).put("tick", tick.toString());
        };
    }

    static Upset read(JsonNode node) {
        return switch (node.path("kind").asString()) {
            case "next" ->
                new Upset.NextOrder(new Treatment(
                        node.path("parts").asInt(),
                        Duration.ofMillis(node.path("delayMillis").asLong()),
                        Rate.of(node.path("share").asString())));
            case "fill" -> new Upset.Filled(InputCodec.symbol(node), InputCodec.ref(node));
            case "cancel" -> new Upset.Cancelled(InputCodec.symbol(node), InputCodec.ref(node));
            case "deleverage" ->
                new Upset.Deleveraged(new Leg(
                        InputCodec.symbol(node),
                        PositionSide.valueOf(node.path("positionSide").asString())));
            case "jump" ->
                new Upset.Jumped(InputCodec.symbol(node), node.path("ticks").asLong());
            case "status" ->
                new Upset.StatusChanged(
                        InputCodec.symbol(node),
                        MarketStatus.valueOf(node.path("status").asString()));
            case "tick" ->
                new Upset.TickChanged(
                        InputCodec.symbol(node), Price.of(node.path("tick").asString()));
            case String other -> throw new IllegalArgumentException("unknown upset " + other);
        };
    }

    private static ObjectNode head(ObjectNode node, String kind, Symbol symbol) {
        return node.put("kind", kind).put("symbol", symbol.value());
    }
}
