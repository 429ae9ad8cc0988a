package io.sapphire.gateway.http;

import io.sapphire.gateway.access.Lane;
import io.sapphire.gateway.access.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * One thing that can be asked of the API: routes, documentation and tests are made of these.
 *
 * @param rule who may ask
 * @param path below the API's root, with {@code {names}}
 * @param body type of what is sent, if anything is
 * @param answer type of what comes back; nothing for the event stream
 */
record Endpoint(
        Rule rule,
        HttpMethod method,
        String path,
        String summary,
        List<Parameter> parameters,
        Optional<ResolvableType> body,
        Optional<ResolvableType> answer,
        HandlerFunction<ServerResponse> handler) {
    static final String ROOT = "/api/v1";

    Role role() {
        return rule.role();
    }

    Lane lane() {
        return rule.lane();
    }

    String route() {
        return ROOT + path;
    }

    boolean knows(String queryParameter) {
        return parameters.stream()
                .anyMatch(parameter ->
                        parameter.place().equals("query") && parameter.name().equals(queryParameter));
    }
}
