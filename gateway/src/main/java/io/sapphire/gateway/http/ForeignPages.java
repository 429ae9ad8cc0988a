package io.sapphire.gateway.http;

import java.time.Duration;
import java.util.List;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers the browsers of other sites' pages: those that are listed may ask with a token, never with our cookies. */
final class ForeignPages implements WebFilter {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final List<String> origins;
    private final CorsWebFilter listed;

    /** @throws IllegalArgumentException if an origin is none */
    ForeignPages(List<String> origins) {
        this.origins = origins;
        origins.forEach(ForeignPages::check);
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "POST", "DELETE"));
        rules.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"));
        rules.setExposedHeaders(List.of("ETag", "Retry-After"));
        rules.setAllowCredentials(false);
        rules.setMaxAge(REMEMBERED);
        this.listed = new CorsWebFilter(_ -> rules);
    }

    private static void check(String origin) {
        if (!origin.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException(
                    "sapphire.gateway.origins must be exact origins such as https://desk.example.com");
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return origins.isEmpty() ? chain.filter(exchange) : listed.filter(exchange, chain);
    }
}
