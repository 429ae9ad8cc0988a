package io.sapphire.simulator.stream;

import io.sapphire.simulator.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client says on a market stream: which streams it wants. */
public final class Control {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COMBINED = "combined";
    private static final int INVALID_REQUEST = 2;
    private static final int INVALID_JSON = 3;

    private Control() {}

    /** Streams of one connection. */
    static final int MOST_STREAMS = 200;

    /** Does what the client asks and answers it; the answer leaves with the client's next flush. */
    public static void handle(StreamClient client, String text) {
        try {
            client.send(answer(client, JSON.readTree(text)));
        } catch (JacksonException malformed) {
            client.send(error(INVALID_JSON, "Invalid JSON: " + malformed.getOriginalMessage()));
        }
    }

    /** Gives a client the streams it named when it connected; if one of them is none, it is told so and gets nothing. */
    public static void begin(StreamClient client, List<String> names) {
        subscribe(client, names).ifPresent(client::send);
    }

    /** @return what is wrong with the names; if anything is, nothing is subscribed */
    private static Optional<byte[]> subscribe(StreamClient client, List<String> names) {
        var unknown = names.stream().filter(name -> Topic.parse(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            return Optional.of(
                    error(INVALID_REQUEST, "Invalid request: no such stream: " + String.join(", ", unknown)));
        }
        var all = new HashSet<>(client.subscribed());
        all.addAll(names);
        if (all.size() > MOST_STREAMS) {
            return Optional.of(
                    error(INVALID_REQUEST, "Invalid request: more than " + MOST_STREAMS + " streams on a connection"));
        }
        names.forEach(name -> client.subscribe(name, Topic.parse(name).orElseThrow()));
        return Optional.empty();
    }

    private static byte[] answer(StreamClient client, JsonNode request) {
        if (!request.path("id").isIntegralNumber()) {
            return error(INVALID_REQUEST, "Invalid request: request ID must be an unsigned integer");
        }
        long id = request.path("id").asLong();
        var names = names(request.path("params"));
        return switch (request.path("method").asString("")) {
            case "SUBSCRIBE" -> subscribed(client, names, id);
            case "UNSUBSCRIBE" -> {
                names.forEach(client::unsubscribe);
                yield result(id, json -> json.writeNullProperty("result"));
            }
            case "LIST_SUBSCRIPTIONS" -> result(id, json -> Json.strings(json, "result", client.subscribed()));
            case "SET_PROPERTY" -> combine(client, request.path("params"), id);
            case "GET_PROPERTY" -> isCombined(client, request.path("params"), id);
            case "" -> error(INVALID_REQUEST, "Invalid request: missing field `method`");
            case String other ->
                error(
                        INVALID_REQUEST,
                        "Invalid request: unknown variant " + other
                                + ", expected one of SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY,"
                                + " GET_PROPERTY");
        };
    }

    private static byte[] subscribed(StreamClient client, List<String> names, long id) {
        return subscribe(client, names).orElseGet(() -> result(id, json -> json.writeNullProperty("result")));
    }

    /** The only property there is. */
    private static byte[] combine(StreamClient client, JsonNode params, long id) {
        if (!params.path(0).asString("").equals(COMBINED)) {
            return error(0, "Unknown property");
        }
        if (!params.path(1).isBoolean()) {
            return error(1, "Invalid value type: expected Boolean");
        }
        client.combine(params.path(1).asBoolean());
        return result(id, json -> json.writeNullProperty("result"));
    }

    private static byte[] isCombined(StreamClient client, JsonNode params, long id) {
        return params.path(0).asString("").equals(COMBINED)
                ? result(id, json -> json.writeBooleanProperty("result", client.isCombined()))
                : error(0, "Unknown property");
    }

    private static List<String> names(JsonNode params) {
        var names = new ArrayList<String>();
        params.forEach(name -> names.add(name.asString("")));
        return names;
    }

    private static byte[] result(long id, Consumer<JsonGenerator> result) {
        return Json.object(json -> {
            result.accept(json);
            json.writeNumberProperty("id", id);
        });
    }

    private static byte[] error(int code, String message) {
        return Json.object(json -> {
            json.writeNumberProperty("code", code);
            json.writeStringProperty("msg", message);
        });
    }
}
