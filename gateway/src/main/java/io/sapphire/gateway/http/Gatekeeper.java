package io.sapphire.gateway.http;

import io.sapphire.gateway.access.AccessFilter;
import io.sapphire.gateway.access.Allowance;
import io.sapphire.gateway.access.Principal;
import io.sapphire.gateway.access.Visitors;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets a principal do what its role permits, as often as it may, and writes every change down. */
record Gatekeeper(Allowance allowance, Visitors visitors) {

    Mono<ServerResponse> through(Endpoint endpoint, ServerRequest request) {
        var who = principal(request);
        if (!who.role().permits(endpoint.role())) {
            return refuse("FORBIDDEN", who, request, forbidden(endpoint, who));
        }
        return allowance
                .take(who.name(), endpoint.lane())
                .flatMap(wait -> wait.isZero()
                        ? serve(endpoint, request, who)
                        : refuse("LIMITED", who, request, tooMany(endpoint, wait)));
    }

    private Mono<ServerResponse> refuse(String what, Principal who, ServerRequest request, Refused refused) {
        return visitors.denied(what, who, remote(request), asked(request), refused.sentence())
                .then(Mono.error(refused));
    }

    private static Refused forbidden(Endpoint endpoint, Principal who) {
        return Refused.of(
                HttpStatus.FORBIDDEN,
                "FORBIDDEN",
                "This needs the role %s; yours is %s.".formatted(endpoint.role(), who.role()));
    }

    private static Refused tooMany(Endpoint endpoint, Duration wait) {
        return Refused.later(
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_REQUESTS",
                "Too many requests of this kind (%s); wait.".formatted(endpoint.lane()),
                wait);
    }

    private Mono<ServerResponse> serve(Endpoint endpoint, ServerRequest request, Principal who) {
        return request.method() == HttpMethod.GET
                ? endpoint.handler().handle(request)
                : endpoint.handler()
                        .handle(request)
                        .doOnNext(response -> changed(
                                who,
                                request,
                                "answered " + response.statusCode().value()))
                        .doOnError(failure -> changed(who, request, "not done for sure: " + failure.getMessage()));
    }

    private void changed(Principal who, ServerRequest request, String detail) {
        visitors.changed(who, remote(request), asked(request), detail);
    }

    static Principal principal(ServerRequest request) {
        return request.attribute(AccessFilter.PRINCIPAL)
                .map(Principal.class::cast)
                .orElseThrow(() -> new IllegalStateException("a request without a principal"));
    }

    private static String asked(ServerRequest request) {
        return Visitors.plain(request.method() + " " + request.path());
    }

    private static String remote(ServerRequest request) {
        return request.remoteAddress()
                .flatMap(address -> Optional.ofNullable(address.getAddress()))
                .map(address -> address.getHostAddress())
                .orElse("unknown");
    }
}
