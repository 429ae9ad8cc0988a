package io.sapphire.simulator.http;

import io.sapphire.simulator.rest.Answer;
import io.sapphire.simulator.rest.Call;
import io.sapphire.simulator.rest.Router;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.stream.ListenKeys;
import io.sapphire.simulator.stream.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The venue's own port: REST, and streams. */
public final class VenueServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueServer.class);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final String WEIGHT_HEADER = "X-MBX-USED-WEIGHT-1M";
    private static final String ORDERS_HEADER = "X-MBX-ORDER-COUNT-1M";

    private final VenueLoop loop;
    private final VenueRun run;
    private final Streams streams;
    private final Router router;
    private final StreamServer streamServer;
    private final Budget budget;
    private final DisposableServer server;

    /**
     * Listens when it returns.
     *
     * @param nanoTime monotonic nanoseconds
     * @throws IllegalStateException in one sentence, if it cannot
     */
    public VenueServer(
            Endpoint endpoint,
            VenueLoop loop,
            VenueRun run,
            Streams streams,
            ListenKeys keys,
            Router router,
            LongSupplier nanoTime) {
        this.loop = loop;
        this.run = run;
        this.streams = streams;
        this.router = router;
        this.streamServer = new StreamServer(run, streams, keys);
        this.budget = new Budget(nanoTime);
        this.server = Listening.bind(HttpServer.create().runOn(loop.resources()).handle(this::handle), endpoint);
        loop.every(TICK, this::tick);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private void tick() {
        try {
            streamServer.tick();
            run.tick();
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
                .flatMap(text -> answer(request, response, text))
                .onErrorResume(failure -> Mono.just(failed(request, failure)))
                .flatMap(answer -> Mono.from(Replies.json(response, answer.status(), answer.body())));
    }

    /** The literal parameters: the query, or the form if there is no query. */
    private static Mono<String> text(HttpServerRequest request) {
        int query = request.uri().indexOf('?');
        if (query >= 0) {
            return Mono.just(request.uri().substring(query + 1));
        }
        return request.receive().aggregate().asString(StandardCharsets.UTF_8).defaultIfEmpty("");
    }

    private Mono<Answer> answer(HttpServerRequest request, HttpServerResponse response, String text) {
        var call = new Call(request.method().name(), Replies.path(request), text);
        boolean order = call.method().equals("POST") && call.path().endsWith("/order");
        budget.spend(router.weight(call), order);
        response.header(WEIGHT_HEADER, budget.weight());
        if (order) {
            response.header(ORDERS_HEADER, budget.orders());
        }
        run.tick();
        var answer = router.answer(call);
        streams.flush();
        return answer.durable() ? loop.onDisk(run::sync).thenReturn(answer) : Mono.just(answer);
    }

    /** Whatever goes wrong in the venue itself: the client cannot know what became of its request. */
    private static Answer failed(HttpServerRequest request, Throwable failure) {
        LOG.error("{} {} failed", request.method(), Replies.path(request), failure);
        return new Answer(503, Replies.error(-1000, "An unknown error occurred while processing the request."), false);
    }
}
