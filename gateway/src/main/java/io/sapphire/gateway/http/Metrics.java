package io.sapphire.gateway.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.sapphire.gateway.metric.AgentGauges;
import io.sapphire.gateway.metric.RunGauges;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.stream.LiveView;
import io.sapphire.metric.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** Measures requests, the views and the stream, for Prometheus. */
final class Metrics implements WebFilter {
    private static final String EVENTS = Endpoint.ROOT + "/events";
    private static final double MILLIS = 1_000;

    private final Meters meters;
    private final LiveView view;
    private final RunGauges run;
    private final AgentGauges agents;
    private final InstantSource clock;

    Metrics(Meters meters, LiveView view, InstantSource clock) {
        this.meters = meters;
        this.view = view;
        this.run = new RunGauges(meters.registry());
        this.agents = new AgentGauges(meters.registry());
        this.clock = clock;
        gauge(
                "sapphire.gateway.sse.clients",
                "Clients of the event stream",
                self -> self.view.stream().clients());
        gauge("sapphire.gateway.sequence", "Last event in the views", self -> self.view.sequence());
        gauge("sapphire.gateway.log.connected", "Whether the event log is read", self -> self.view.connected() ? 1 : 0);
        gauge(
                "sapphire.gateway.lag.seconds",
                "From the last event's record to its place in the views",
                self -> self.view.lag().map(lag -> lag / MILLIS).orElse(Double.NaN));
    }

    private void gauge(String name, String description, ToDoubleFunction<Metrics> value) {
        Gauge.builder(name, this, value).description(description).register(meters.registry());
    }

    /** A stream is no request: how long it lasts says nothing. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long start = System.nanoTime();
        return exchange.getRequest().getPath().value().equals(EVENTS)
                ? chain.filter(exchange)
                : chain.filter(exchange).doFinally(_ -> record(exchange, System.nanoTime() - start));
    }

    private void record(ServerWebExchange exchange, long nanos) {
        if (Refused.NOT_READY.equals(exchange.getAttribute(Problems.CODE))) {
            // A start is no failure: it must not use up the budget of errors.
            return;
        }
        var status = Optional.ofNullable(exchange.getResponse().getStatusCode())
                .map(HttpStatusCode::value)
                .orElse(0);
        Timer.builder("http.request.duration")
                .description("From the request to the last byte of its answer")
                .tag("method", exchange.getRequest().getMethod().name())
                .tag("route", route(exchange))
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        // What the alert HighLatency asks about.
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5))
                .register(meters.registry())
                .record(Duration.ofNanos(nanos));
    }

    /** The pattern, never the path: that is the client's to choose. */
    private static String route(ServerWebExchange exchange) {
        return exchange.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern
                ? pattern.getPatternString()
                : "none";
    }

    Mono<ServerResponse> scrape(ServerRequest request) {
        var format = Meters.Format.of(String.join(",", request.headers().header(HttpHeaders.ACCEPT)));
        return view.read(this::look)
                .flatMap(_ -> ServerResponse.ok()
                        .contentType(MediaType.parseMediaType(format.mediaType()))
                        .bodyValue(meters.scrape(format)));
    }

    /** Nobody is to be woken for what was long ago. */
    private RunGauges look(Projection all) {
        var now = view.catchingUp() ? Optional.<RunView>empty() : all.run();
        run.look(now, clock.instant());
        agents.look(now);
        return run;
    }
}
