package io.sapphire.bench.crowd;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Answers questions with what is in files. */
final class PagesMain {

    private PagesMain() {}

    private record Stored(String tag, ByteBuf body) {}

    /** @param arguments target, tag and file of each page, one after the other */
    public static void main(String[] arguments) throws IOException {
        Map<String, Stored> pages = new HashMap<>();
        for (int at = 0; at < arguments.length; at += 3) {
            var body = Unpooled.directBuffer().writeBytes(Files.readAllBytes(Path.of(arguments[at + 2])));
            pages.put(arguments[at], new Stored(arguments[at + 1], body.asReadOnly()));
        }
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> answer(stored(pages, request.uri()), request, response))
                .bindNow();
        Child.answer(Integer.toString(server.port()));
        try (var lines = new Scanner(System.in)) {
            while (lines.hasNextLine()) {
                var _ = lines.nextLine();
            }
        }
        System.exit(0);
    }

    private static Stored stored(Map<String, Stored> pages, String target) {
        return requireNonNull(pages.get(target), "nobody asks anything else");
    }

    private static Publisher<Void> answer(Stored page, HttpServerRequest request, HttpServerResponse response) {
        response.header(HttpHeaderNames.ETAG, page.tag());
        if (page.tag().equals(request.requestHeaders().get(HttpHeaderNames.IF_NONE_MATCH))) {
            return response.status(HttpResponseStatus.NOT_MODIFIED).send();
        }
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .header(
                        HttpHeaderNames.CONTENT_LENGTH,
                        Integer.toString(page.body().readableBytes()))
                .send(Mono.fromSupplier(() -> page.body().retainedDuplicate()));
    }
}
