package io.sapphire.simulator.json;

import io.sapphire.simulator.fault.Strangeness;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON strange. */
public final class Rewriting {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> WORDS = Set.of("status", "type", "origType", "x", "X");
    private static final Set<String> IDS =
            Set.of("orderId", "id", "tradeId", "time", "updateTime", "serverTime", "code", "i", "t", "T", "a");

    private Rewriting() {}

    public static byte[] apply(Strangeness strangeness, byte[] body) {
        var root = JSON.readTree(body);
        rewrite(strangeness, root);
        return JSON.writeValueAsBytes(root);
    }

    private static void rewrite(Strangeness strangeness, JsonNode node) {
        node.forEach(child -> rewrite(strangeness, child));
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(name -> rewrite(strangeness, object, name));
            if (strangeness == Strangeness.UNKNOWN_FIELD) {
                object.putObject("newField").put("since", "tomorrow");
            }
        }
    }

    private static void rewrite(Strangeness strangeness, ObjectNode object, String name) {
        var value = object.path(name);
        switch (strangeness) {
            case UNKNOWN_FIELD -> {}
            case UNKNOWN_WORD -> {
                if (WORDS.contains(name) && value.isString()) {
                    object.put(name, "TOMORROW");
                }
            }
            case TEXT_IDS -> {
                if (IDS.contains(name) && value.isIntegralNumber()) {
                    object.put(name, value.asString());
                }
            }
        }
    }
}
