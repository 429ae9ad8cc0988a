package io.sapphire.simulator.http;

import io.sapphire.simulator.run.StepOutcome;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.stream.Streams;
import java.nio.charset.StandardCharsets;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The port for whoever runs the venue: where it is, the next step, and the truth about the account. */
public final class AdminServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final VenueLoop loop;
    private final VenueRun run;
    private final Streams streams;
    private final DisposableServer server;

    /** What is answered, and with which status of HTTP. */
    private record Reply(int status, byte[] body) {}

    /**
     * Listens when it returns.
     *
     * @throws IllegalStateException in one sentence, if it cannot
     */
    public AdminServer(Endpoint endpoint, VenueLoop loop, VenueRun run, Streams streams) {
        this.loop = loop;
        this.run = run;
        this.streams = streams;
        this.server = Listening.bind(HttpServer.create().runOn(loop.resources()).handle(this::handle), endpoint);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return reply(request)
                .onErrorResume(failure -> Mono.just(failed(failure)))
                .flatMap(reply -> Mono.from(Replies.json(response, reply.status(), reply.body())));
    }

    private Mono<Reply> reply(HttpServerRequest request) {
        return switch (request.method() + " " + Replies.path(request)) {
            case "GET /admin/run" -> Mono.fromSupplier(() -> new Reply(200, AdminJson.run(run)));
            case "GET /admin/state" -> Mono.fromSupplier(() -> new Reply(200, AdminJson.state(run.venue())));
            case "POST /admin/step" ->
                request.receive()
                        .aggregate()
                        .asString(StandardCharsets.UTF_8)
                        .defaultIfEmpty("")
                        .flatMap(this::step);
            case String unknown -> Mono.just(new Reply(404, Replies.message("not found: " + unknown)));
        };
    }

    private Mono<Reply> step(String body) {
        long completed;
        try {
            completed = JSON.readTree(body).path("completed").asLong(-1);
        } catch (JacksonException malformed) {
            return Mono.just(new Reply(400, Replies.message("the body must be {\"completed\":N}")));
        }
        return completed < 0
                ? Mono.just(new Reply(400, Replies.message("the body must be {\"completed\":N}")))
                : loop.pause(run.pause()).then(Mono.defer(() -> step(completed)));
    }

    /** The answer leaves after every message of the step. */
    private Mono<Reply> step(long completed) {
        return switch (run.step(completed)) {
            case StepOutcome.Answered answered -> {
                streams.flush();
                yield streams.written().thenReturn(new Reply(200, AdminJson.step(answered.answer())));
            }
            case StepOutcome.Conflict conflict -> Mono.just(new Reply(409, Replies.message(conflict.message())));
        };
    }

    private static Reply failed(Throwable failure) {
        LOG.error("the venue failed", failure);
        return new Reply(500, Replies.message(String.valueOf(failure.getMessage())));
    }
}
