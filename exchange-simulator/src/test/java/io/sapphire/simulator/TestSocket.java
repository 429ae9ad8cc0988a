package io.sapphire.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that keeps what it receives. */
final class TestSocket implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final Sinks.Many<String> outgoing = Sinks.many().unicast().onBackpressureBuffer();
    private final Sinks.Empty<Void> connected = Sinks.empty();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private final Disposable session;

    TestSocket(int port, String path) {
        session = HttpClient.create()
                .websocket()
                .uri("ws://127.0.0.1:" + port + path)
                .handle((in, out) -> {
                    var _ = connected.tryEmitEmpty();
                    var receive = in.receive()
                            .asString()
                            .doOnNext(received::add)
                            .then()
                            .doFinally(_ -> {
                                var _ = ended.tryEmitEmpty();
                            });
                    return Mono.when(receive, out.sendString(outgoing.asFlux()).then());
                })
                .subscribe(_ -> {}, failure -> {
                    var _ = connected.tryEmitError(failure);
                });
        connected.asMono().block(PATIENCE);
    }

    void send(String text) {
        outgoing.tryEmitNext(text).orThrow();
    }

    String nextText() {
        try {
            var text = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing came");
            }
            return text;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** The other side hung up. */
    void awaitEnd() {
        ended.asMono().block(PATIENCE);
    }

    JsonNode next() {
        return JSON.readTree(nextText());
    }

    /** Everything a step brought, on a connection with all market streams. */
    List<JsonNode> until(JsonNode stepAnswer) {
        return until(stepAnswer.path("lastSeq").path("market").asLong());
    }

    /** Everything up to the message with this number. */
    List<JsonNode> until(long sequence) {
        var messages = new ArrayList<JsonNode>();
        while (messages.isEmpty() || sequence(messages.getLast()) < sequence) {
            messages.add(next());
        }
        return messages;
    }

    private static long sequence(JsonNode message) {
        return (message.has("data") ? message.path("data") : message)
                .path("simSeq")
                .asLong();
    }

    @Override
    public void close() {
        session.dispose();
    }
}
