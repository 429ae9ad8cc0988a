package io.sapphire.simulator.rest;

import io.sapphire.simulator.order.OrderRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several orders, or several names of orders, in one request. */
final class BatchForm {
    private static final int MOST_PLACED = 5;
    private static final int MOST_CANCELLED = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BatchForm() {}

    /** The parameters of each order. */
    static List<Parameters> orders(Parameters parameters) {
        var list = list(parameters, "batchOrders");
        if (list.isEmpty() || list.size() > MOST_PLACED) {
            throw RequestException.of(-4082, "Invalid number of batch place orders.");
        }
        var orders = new ArrayList<Parameters>();
        list.forEach(each -> orders.add(order(each)));
        return orders;
    }

    /** How many orders a request places; 1 if that cannot be said. */
    static int count(String text) {
        try {
            return Math.max(1, list(new Parameters(text), "batchOrders").size());
        } catch (RequestException _) {
            return 1;
        }
    }

    static List<OrderRef> refs(Parameters parameters) {
        boolean byId = parameters.has("orderIdList");
        if (byId == parameters.has("origClientOrderIdList")) {
            throw byId
                    ? RequestException.of(
                            -1128, "Combination of optional parameters invalid: both lists of orders were sent.")
                    : RequestException.missing("orderIdList");
        }
        var name = byId ? "orderIdList" : "origClientOrderIdList";
        var list = list(parameters, name);
        if (list.isEmpty() || list.size() > MOST_CANCELLED) {
            throw RequestException.of(-4032, "Exceed maximum cancel order size.");
        }
        var refs = new ArrayList<OrderRef>();
        list.forEach(each -> refs.add(byId ? byId(each, name) : byClientId(each)));
        return refs;
    }

    /** Whatever is wrong with one order is its own matter. */
    private static Parameters order(JsonNode node) {
        if (!node.isObject()) {
            throw RequestException.invalid("batchOrders");
        }
        var values = new LinkedHashMap<String, String>();
        node.properties().forEach(field -> values.put(field.getKey(), text(field.getValue())));
        return new Parameters(values);
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    private static OrderRef byId(JsonNode node, String name) {
        var text = node.asString("");
        if (!text.matches("[0-9]{1,18}")) {
            throw RequestException.invalid(name);
        }
        return new OrderRef.ByVenueId(Long.parseLong(text));
    }

    private static OrderRef byClientId(JsonNode node) {
        return new OrderRef.ByClientId(OrderForm.clientOrderId(node.asString("")));
    }

    private static JsonNode list(Parameters parameters, String name) {
        try {
            var list = JSON.readTree(parameters.text(name));
            if (!list.isArray()) {
                throw RequestException.invalid(name);
            }
            return list;
        } catch (JacksonException malformed) {
            throw RequestException.invalid(name);
        }
    }
}
