package io.sapphire.simulator.http;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.rest.Call;
import io.sapphire.simulator.rest.Delivery;
import io.sapphire.simulator.rest.Desk;
import io.sapphire.simulator.rest.Errors;
import io.sapphire.simulator.rest.Visit;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.stream.ListenKeys;
import io.sapphire.simulator.stream.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The venue's own port: REST, and streams. */
public final class VenueServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration PING = Duration.ofMinutes(5);

    private final VenueLoop loop;
    private final VenueRun run;
    private final Streams streams;
    private final Desk desk;
    private final StreamServer streamServer;
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final DisposableServer server;

    /**
     * Listens when it returns.
     *
     * @throws IllegalStateException in one sentence, if it cannot
     */
    public VenueServer(Endpoint endpoint, VenueLoop loop, VenueRun run, Streams streams, ListenKeys keys, Desk desk) {
        this.loop = loop;
        this.run = run;
        this.streams = streams;
        this.desk = desk;
        this.streamServer = new StreamServer(run, streams, keys, System::nanoTime);
        this.server = Listening.bind(HttpServer.create().runOn(loop.resources()).handle(this::handle), endpoint, connections);
        loop.every(TICK, this::tick);
        loop.every(PING, streams::ping);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
        var _ = connections.close().awaitUninterruptibly(PATIENCE.toMillis());
    }

    private void tick() {
        try {
            streamServer.tick();
            run.tick();
            streams.advanced(run.venue().now());
            streams.flush();
        } catch (RuntimeException broken) {
            LOG.error("the venue's clock stands still", broken);
            throw broken;
        }
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        if (StreamServer.serves(Replies.path(request))) {
            return streamServer.handle(request, response);
        }
        return text(request)
                .flatMap(text -> serve(call(request, text)))
                .onErrorResume(failure -> Mono.just(failed(request, failure)))
                .flatMap(delivery -> send(response, delivery));
    }

    private Mono<Void> send(HttpServerResponse response, Delivery delivery) {
        return switch (delivery.manner()) {
            case SENT -> Mono.from(Replies.send(response, delivery.answer()));
            case WITHHELD -> Mono.never();
            case CUT ->
                Mono.fromRunnable(() -> response.withConnection(DisposableChannel::dispose))
                        .then(Mono.never());
        };
    }

    /** The literal parameters: the query, or the form if there is no query. */
    private static Mono<String> text(HttpServerRequest request) {
        int query = request.uri().indexOf('?');
        if (query >= 0) {
            return Mono.just(request.uri().substring(query + 1));
        }
        return request.receive().aggregate().asString(StandardCharsets.UTF_8).defaultIfEmpty("");
    }

    private static Call call(HttpServerRequest request, String text) {
        var address = request.remoteAddress();
        var client = address == null ? "unknown" : address.getHostString();
        return new Call(client, request.method().name(), Replies.path(request), text);
    }

    private Mono<Delivery> serve(Call call) {
        run.tick();
        var visit = desk.receive(call);
        return loop.pause(visit.before())
                .then(Mono.defer(() -> answer(visit)))
                .flatMap(delivery -> loop.pause(delivery.delay()).thenReturn(delivery));
    }

    private Mono<Delivery> answer(Visit visit) {
        run.tick();
        var delivery = desk.answer(visit);
        streams.flush();
        return delivery.answer().durable() ? loop.onDisk(run::sync).thenReturn(delivery) : Mono.just(delivery);
    }

    /** Whatever goes wrong in the venue itself: the client cannot know what became of its request. */
    private static Delivery failed(HttpServerRequest request, Throwable failure) {
        LOG.error("{} {} failed", request.method(), Replies.path(request), failure);
        return Delivery.now(
                Errors.of(503, new Refusal(-1000, "An unknown error occurred while processing the request.")));
    }
}
