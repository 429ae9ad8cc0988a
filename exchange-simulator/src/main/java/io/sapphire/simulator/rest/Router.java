package io.sapphire.simulator.rest;

import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.order.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds who answers a request, and lets in who may ask. */
public final class Router {
    private final Map<String, Route> routes = new HashMap<>();
    private final Authentication authentication;

    public Router(Authentication authentication, List<Endpoints> endpoints) {
        this.authentication = authentication;
        for (var route :
                endpoints.stream().flatMap(each -> each.routes().stream()).toList()) {
            routes.put(route.method() + " " + route.path(), route);
        }
    }

    /** What the call costs of the client's budget per minute. */
    public int weight(Call call) {
        var route = routes.get(call.method() + " " + call.path());
        return route == null ? 1 : route.weight();
    }

    public Answer answer(Call call) {
        var route = routes.get(call.method() + " " + call.path());
        if (route == null) {
            return error(404, new Refusal(-1000, "Not found: " + call.method() + " " + call.path()));
        }
        try {
            return answer(route, call.text());
        } catch (RequestException refused) {
            return error(status(refused.refusal()), refused.refusal());
        }
    }

    private Answer answer(Route route, String text) {
        var parameters = new Parameters(text);
        return switch (route.handler()) {
            case Route.Handler.Open open -> open.reader().answer(parameters);
            case Route.Handler.Signed signed ->
                signed.writer().answer(parameters, authentication.authenticate(text, parameters));
        };
    }

    private static int status(Refusal refusal) {
        return switch (refusal.code()) {
            case -1022, -2015 -> 401;
            default -> 400;
        };
    }

    private static Answer error(int status, Refusal refusal) {
        var body = Json.object(json -> {
            json.writeNumberProperty("code", refusal.code());
            json.writeStringProperty("msg", refusal.message());
        });
        return new Answer(status, body, false);
    }
}
