package io.sapphire.simulator.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.rest.Answer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** What requests and answers have in common on every port. */
final class Replies {

    private Replies() {}

    static Publisher<Void> json(HttpServerResponse response, int status, byte[] body) {
        return response.status(status)
                .header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .sendByteArray(Mono.just(body));
    }

    static Publisher<Void> send(HttpServerResponse response, Answer answer) {
        answer.headers().forEach(response::header);
        return response.status(answer.status())
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length))
                .sendByteArray(Mono.just(answer.body()));
    }

    static byte[] message(String text) {
        return Json.object(json -> json.writeStringProperty("msg", text));
    }

    /** As the client wrote it, without the query. */
    static String path(HttpServerRequest request) {
        int query = request.uri().indexOf('?');
        return query < 0 ? request.uri() : request.uri().substring(0, query);
    }
}
