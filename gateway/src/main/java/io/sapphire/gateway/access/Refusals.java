package io.sapphire.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.gateway.view.Problem;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Turns people and programs away, each in their language. */
final class Refusals {
    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Sapphire</title></head>
        <body><h1>Mission Control is closed</h1><p>%s</p></body>
        </html>
        """;

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    Mono<Void> unknown(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem(
                exchange,
                HttpStatus.UNAUTHORIZED,
                "UNAUTHENTICATED",
                "Send the token as 'Authorization: Bearer TOKEN', or open the address that 'sapphire up' printed.");
    }

    /** Whoever issues tokens cannot be asked: nobody is let in. */
    Mono<Void> cannotTell(ServerWebExchange exchange) {
        return problem(
                exchange,
                HttpStatus.SERVICE_UNAVAILABLE,
                "CANNOT_CHECK_TOKENS",
                "Tokens cannot be checked now: their issuer's keys cannot be read.");
    }

    Mono<Void> tooOften(ServerWebExchange exchange, Duration wait) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        return problem(
                exchange, HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "Too many requests were refused; wait.");
    }

    Mono<Void> forged(ServerWebExchange exchange) {
        return problem(
                exchange,
                HttpStatus.FORBIDDEN,
                "CSRF",
                "A change made by session needs the header X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN.");
    }

    /** For people, whose browser came without a session. */
    Mono<Void> page(ServerWebExchange exchange, String sentence) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, UTF_8));
        return write(exchange, PAGE.formatted(sentence).getBytes(UTF_8));
    }

    private Mono<Void> problem(ServerWebExchange exchange, HttpStatus status, String code, String detail) {
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var problem = new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, code);
        return write(exchange, json.writeValueAsBytes(problem));
    }

    private static Mono<Void> write(ServerWebExchange exchange, byte[] body) {
        var response = exchange.getResponse();
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
