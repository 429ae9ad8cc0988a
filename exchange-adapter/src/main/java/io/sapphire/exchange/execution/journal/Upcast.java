package io.sapphire.exchange.execution.journal;

import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.WorkingPrice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes what older builds wrote: what they did not know was always the same. */
final class Upcast {

    private Upcast() {}

    static JsonNode of(JsonNode entry) {
        order(entry.path("order"));
        order(entry.path("fact").path("order"));
        return entry;
    }

    private static void order(JsonNode order) {
        if (order instanceof ObjectNode node) {
            complete(node, "positionSide", PositionSide.BOTH);
            complete(node, "selfTrade", SelfTrade.AS_ACCOUNT);
            terms(node.path("terms"));
        }
    }

    private static void terms(JsonNode terms) {
        if (terms instanceof ObjectNode node
                && node.path("type").asString("").equals("StopMarket")
                && !node.has("watch")) {
            var watch = node.putObject("watch");
            watch.put("price", WorkingPrice.MARK.name());
            watch.put("guarded", false);
        }
    }

    private static void complete(ObjectNode node, String name, Enum<?> before) {
        if (!node.has(name)) {
            node.put(name, before.name());
        }
    }
}
