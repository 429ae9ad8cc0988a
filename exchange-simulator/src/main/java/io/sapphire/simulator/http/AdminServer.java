package io.sapphire.simulator.http;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.sapphire.simulator.fault.Faults;
import io.sapphire.simulator.rest.Desk;
import io.sapphire.simulator.rest.ServerClock;
import io.sapphire.simulator.run.StepOutcome;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.stream.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/** The port for whoever runs the venue: where it is, the next step, the truth about the account, and what goes wrong. */
public final class AdminServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FAULT = "DELETE /admin/faults/";

    private final VenueLoop loop;
    private final VenueRun run;
    private final Streams streams;
    private final AdminFaults faults;
    private final AdminRequests requests;
    private final AdminLimits limits;
    private final AdminUpsets upsets;
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final DisposableServer server;

    /**
     * Listens when it returns.
     *
     * @throws IllegalStateException in one sentence, if it cannot
     */
    public AdminServer(
            Endpoint endpoint,
            VenueLoop loop,
            VenueRun run,
            Streams streams,
            Desk desk,
            Faults faults,
            ServerClock clock) {
        this.loop = loop;
        this.run = run;
        this.streams = streams;
        this.faults = new AdminFaults(faults, () -> run.venue().now());
        this.requests = new AdminRequests(desk.requests());
        this.limits = new AdminLimits(desk.limits());
        this.upsets = new AdminUpsets(run, clock);
        this.server = Listening.bind(HttpServer.create().runOn(loop.resources()).handle(this::handle), endpoint, connections);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
        var _ = connections.close().awaitUninterruptibly(PATIENCE.toMillis());
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .defaultIfEmpty("")
                .flatMap(body -> reply(request, body))
                .onErrorResume(failure -> Mono.just(failed(failure)))
                .flatMap(reply -> Mono.from(Replies.json(response, reply.status(), reply.body())));
    }

    private Mono<AdminReply> reply(HttpServerRequest request, String body) {
        var name = request.method() + " " + Replies.path(request);
        if (name.equals("POST /admin/step")) {
            return step(body);
        }
        if (name.equals("POST /admin/upset")) {
            return upset(body);
        }
        return Mono.fromSupplier(() -> name.startsWith(FAULT)
                ? faults.clear(name.substring(FAULT.length()))
                : reply(name, request.uri(), body));
    }

    private AdminReply reply(String name, String uri, String body) {
        return switch (name) {
            case "GET /admin/run" -> AdminReply.of(AdminJson.run(run));
            case "GET /admin/state" -> AdminReply.of(AdminJson.state(run.venue()));
            case "GET /admin/requests" -> requests.list(uri);
            case "GET /admin/faults" -> faults.list();
            case "POST /admin/faults" -> faults.set(body);
            case "DELETE /admin/faults" -> faults.clear();
            case "GET /admin/clock" -> upsets.clock();
            case "PUT /admin/clock" -> upsets.clock(body);
            case "GET /admin/limits" -> limits.show();
            case "PUT /admin/limits" -> limits.change(body);
            default -> AdminReply.refused(404, "not found: " + name);
        };
    }

    private Mono<AdminReply> step(String body) {
        long completed = completed(body);
        return completed < 0
                ? Mono.just(AdminReply.refused(400, "the body must be {\"completed\":N}"))
                : loop.pause(run.pause()).then(Mono.defer(() -> step(completed)));
    }

    /** Answered when it is safe from the death of the machine, like an order. */
    private Mono<AdminReply> upset(String body) {
        return Mono.fromSupplier(() -> upsets.happen(body))
                .doOnNext(_ -> streams.flush())
                .flatMap(reply -> loop.onDisk(run::sync).thenReturn(reply));
    }

    private static long completed(String body) {
        try {
            return JSON.readTree(body).path("completed").asLong(-1);
        } catch (JacksonException _) {
            return -1;
        }
    }

    /** The answer leaves after every message of the step. */
    private Mono<AdminReply> step(long completed) {
        return switch (run.step(completed)) {
            case StepOutcome.Answered answered -> {
                streams.advanced(run.venue().now());
                streams.flush();
                yield streams.written().thenReturn(AdminReply.of(AdminJson.step(answered.answer())));
            }
            case StepOutcome.Conflict conflict -> Mono.just(AdminReply.refused(409, conflict.message()));
        };
    }

    private static AdminReply failed(Throwable failure) {
        if (failure instanceof MisuseException misuse) {
            return AdminReply.refused(400, misuse.sentence());
        }
        LOG.error("the venue failed", failure);
        return AdminReply.refused(500, String.valueOf(failure.getMessage()));
    }
}
