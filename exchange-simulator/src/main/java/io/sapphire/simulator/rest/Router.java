package io.sapphire.simulator.rest;

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
    int weight(Call call) {
        var route = routes.get(call.name());
        try {
            return route == null ? 1 : route.weight().of(new Parameters(call.text()));
        } catch (RequestException _) {
            return 1;
        }
    }

    Answer answer(Call call) {
        var route = routes.get(call.name());
        if (route == null) {
            return Errors.of(404, new Refusal(-1000, "Not found: " + call.name()));
        }
        try {
            return answer(route, call.text());
        } catch (RequestException refused) {
            return Errors.of(status(refused.refusal()), refused.refusal());
        }
    }

    private Answer answer(Route route, String text) {
        var parameters = new Parameters(text);
        parameters.refuseOthers(route.parameters(), route.isSigned());
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
}
