package io.sapphire.simulator.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.rest.Received;
import io.sapphire.simulator.rest.RequestLog;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Every request lately received, for whoever runs the venue. */
final class AdminRequests {
    private static final long USUAL = 1_000;
    private static final long MOST = 10_000;

    private final RequestLog requests;

    AdminRequests(RequestLog requests) {
        this.requests = requests;
    }

    /** @param uri with {@code from}, the first number wanted, and {@code limit}, both optional */
    AdminReply list(String uri) {
        var query = new QueryStringDecoder(uri);
        long from = number(query, "from", 1);
        long limit = Math.min(number(query, "limit", USUAL), MOST);
        return AdminReply.of(Json.object(json -> {
            json.writeNumberProperty("last", requests.last());
            Json.array(json, "requests", requests.from(from, (int) limit), AdminRequests::request);
        }));
    }

    private static void request(JsonGenerator json, Received received) {
        json.writeNumberProperty("number", received.number());
        json.writeStringProperty("method", received.method());
        json.writeStringProperty("path", received.path());
        json.writeStringProperty("parameters", received.parameters());
        Json.time(json, "time", received.at());
        json.writeNumberProperty("status", received.status());
        json.writeNumberProperty("code", received.code());
        json.writeNumberProperty("fault", received.fault());
    }

    private static long number(QueryStringDecoder query, String name, long otherwise) {
        var text = query.parameters().getOrDefault(name, List.of(Long.toString(otherwise)));
        if (!text.getFirst().matches("[1-9][0-9]{0,17}")) {
            throw new MisuseException("'" + name + "' must be a whole number from 1 on, was '" + text.getFirst() + "'");
        }
        return Long.parseLong(text.getFirst());
    }
}
