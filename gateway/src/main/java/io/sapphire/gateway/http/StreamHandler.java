package io.sapphire.gateway.http;

import io.sapphire.gateway.stream.Client;
import io.sapphire.gateway.stream.EventStream;
import io.sapphire.gateway.stream.Topics;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Serves the event stream. */
final class StreamHandler {
    private final EventStream stream;

    StreamHandler(EventStream stream) {
        this.stream = stream;
    }

    Mono<ServerResponse> serve(ServerRequest request) {
        var topics = request.queryParam("topics").map(StreamHandler::topics).orElse(Topics.ALL);
        var lastEventId = request.headers().header("Last-Event-ID").stream().findFirst();
        var client = stream.open(topics, lastEventId.filter(id -> !id.isBlank()));
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .build((exchange, _) -> write(client, exchange));
    }

    private static Topics topics(String list) {
        try {
            return Topics.parse(list);
        } catch (IllegalArgumentException unknown) {
            throw Refused.invalid("Parameter topics: there is no such topic in '" + Query.shown(list) + "'.");
        }
    }

    private static Mono<Void> write(Client client, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        return response.writeAndFlushWith(pieces(client, response))
                .takeUntilOther(client.cut().doOnSuccess(_ -> hangUp(exchange.getRequest())));
    }

    /** One flush each. */
    private static Flux<Mono<DataBuffer>> pieces(Client client, ServerHttpResponse response) {
        DataBufferFactory buffers = response.bufferFactory();
        return client.bytes().map(bytes -> Mono.fromSupplier(() -> buffers.wrap(bytes)));
    }

    /** A client that takes nothing does not take an end either. */
    private static void hangUp(ServerHttpRequest request) {
        if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest connected) {
            connected.withConnection(connection -> connection.channel().close());
        }
    }
}
