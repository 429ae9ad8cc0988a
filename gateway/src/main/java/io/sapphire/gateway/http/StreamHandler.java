package io.sapphire.gateway.http;

import static java.util.Objects.requireNonNull;

import io.netty.channel.Channel;
import io.sapphire.gateway.access.Principal;
import io.sapphire.gateway.stream.Client;
import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.stream.Topics;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Serves the event stream. */
final class StreamHandler {
    private static final Duration CHECKED_EVERY = Duration.ofMillis(500);

    private final LiveView view;
    private final int most;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final Flux<Long> checks =
            Flux.interval(CHECKED_EVERY).onBackpressureDrop().share();

    /** @param most that one principal may hold open */
    StreamHandler(LiveView view, int most) {
        this.view = view;
        this.most = most;
    }

    Mono<ServerResponse> serve(ServerRequest request) {
        var who = Gatekeeper.principal(request);
        var topics = request.queryParam("topics").map(StreamHandler::topics).orElse(Topics.ALL);
        var lastEventId = request.headers().header("Last-Event-ID").stream().findFirst();
        if (!view.hasNews()) {
            return Mono.error(Refused.reading(view));
        }
        Function<Executor, Client> opening =
                thread -> view.stream().open(topics, lastEventId.filter(id -> !id.isBlank()), thread);
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .build((exchange, _) -> held(who, write(opening, exchange).takeUntilOther(revoked(who))));
    }

    /** A place is taken when the writing begins, and given back however it ends. */
    private Mono<Void> held(Principal who, Mono<Void> writing) {
        return Mono.using(() -> take(who.name()), _ -> writing, this::giveBack);
    }

    private String take(String name) {
        int now = open.merge(name, 1, Integer::sum);
        if (now > most) {
            giveBack(name);
            throw Refused.later(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "TOO_MANY_STREAMS",
                    "Only %d streams of events can be open at once.".formatted(most),
                    CHECKED_EVERY);
        }
        return name;
    }

    private void giveBack(String name) {
        open.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1);
    }

    /** Completes once what somebody was let in by does not hold any more. */
    private Mono<Void> revoked(Principal who) {
        return checks.filter(_ -> !who.valid().getAsBoolean()).next().then();
    }

    private static Topics topics(String list) {
        try {
            return Topics.parse(list);
        } catch (IllegalArgumentException unknown) {
            throw Refused.invalid("Parameter topics: there is no such topic in '" + Query.shown(list) + "'.");
        }
    }

    /** A stream has no length and ends with its connection: nothing is gained by chunks around its pieces. */
    private static Mono<Void> write(Function<Executor, Client> opening, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        HttpServerResponse connected = ServerHttpResponseDecorator.getNativeResponse(response);
        connected.chunkedTransfer(false);
        var channel = channel(exchange.getRequest());
        var buffers = (NettyDataBufferFactory) response.bufferFactory();
        var client = opening.apply(channel.eventLoop());
        return response.writeWith(Pen.writing(client, buffers, channel))
                .takeUntilOther(client.cut().doOnSuccess(_ -> channel.close()));
    }

    /** Of the connection. Closing it cuts off who takes nothing, and so would not take an end either. */
    private static Channel channel(ServerHttpRequest request) {
        var found = new AtomicReference<Channel>();
        HttpServerRequest connected = ServerHttpRequestDecorator.getNativeRequest(request);
        connected.withConnection(connection -> found.set(connection.channel()));
        return requireNonNull(found.get(), "a request has a connection");
    }
}
