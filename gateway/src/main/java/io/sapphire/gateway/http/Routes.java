package io.sapphire.gateway.http;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Leads every request to whoever answers it. */
final class Routes {
    private final List<Endpoint> endpoints;
    private final Gatekeeper gatekeeper;
    private final Reader reader;
    private final HealthReads health;
    private final Metrics metrics;
    private final String build;

    Routes(
            List<Endpoint> endpoints,
            Gatekeeper gatekeeper,
            Reader reader,
            HealthReads health,
            Metrics metrics,
            String build) {
        this.endpoints = endpoints;
        this.gatekeeper = gatekeeper;
        this.reader = reader;
        this.health = health;
        this.metrics = metrics;
        this.build = build;
    }

    RouterFunction<ServerResponse> router() {
        var pages = new Pages();
        var docs = new DocsPage(endpoints);
        var routes = RouterFunctions.route();
        endpoints.forEach(endpoint -> routes.route(
                RequestPredicates.method(endpoint.method()).and(RequestPredicates.path(endpoint.route())),
                request -> checked(endpoint, request)));
        return routes.GET(Endpoint.ROOT + "/openapi.json", reader.always(new OpenApi(endpoints, build).document()))
                .GET("/api/docs", docs::serve)
                .add(health.router())
                .GET("/metrics", metrics::scrape)
                .GET("/", pages::home)
                .GET(Pages.ROOT, pages::serve)
                .GET(Pages.ROOT + "/**", pages::serve)
                .add(RouterFunctions.route(RequestPredicates.all(), this::elsewhere))
                .build();
    }

    /** What nobody reads is refused: a misspelt parameter must not look as if it worked. */
    private Mono<ServerResponse> checked(Endpoint endpoint, ServerRequest request) {
        var unknown = request.queryParams().keySet().stream()
                .filter(name -> !endpoint.knows(name))
                .findFirst();
        if (unknown.isPresent()) {
            throw Refused.invalid("There is no parameter '" + Query.shown(unknown.get()) + "' here.");
        }
        return gatekeeper.through(endpoint, request);
    }

    private Mono<ServerResponse> elsewhere(ServerRequest request) {
        var methods = endpoints.stream()
                .filter(endpoint -> matches(endpoint, request))
                .map(Endpoint::method)
                .map(HttpMethod::name)
                .collect(Collectors.joining(", "));
        if (methods.isEmpty()) {
            throw Refused.notFound("There is nothing at this address.");
        }
        request.exchange().getResponse().getHeaders().set(HttpHeaders.ALLOW, methods);
        throw Refused.of(HttpStatus.METHOD_NOT_ALLOWED, "INVALID", "Only " + methods + " can be used here.");
    }

    private static boolean matches(Endpoint endpoint, ServerRequest request) {
        return PathPatternParser.defaultInstance
                .parse(endpoint.route())
                .matches(PathContainer.parsePath(request.path()));
    }
}
