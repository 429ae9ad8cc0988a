package io.sapphire.gateway.http;

import io.netty.channel.ChannelOption;
import io.sapphire.gateway.access.AccessLog;
import io.sapphire.gateway.log.LogRing;
import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.view.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** The listening server. */
public final class HttpGateway implements AutoCloseable {
    /** Bytes the kernel may hold for one client: a stopped one must show soon, and thousands must not fill the memory. */
    private static final int SEND_BUFFER = 64 * 1024;

    private static final int WAITING_CONNECTIONS = 1_024;
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final int LONGEST_LINE = 4 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final DisposableServer server;
    private final LoopResources loops;
    private final LiveView view;

    private HttpGateway(DisposableServer server, LoopResources loops, LiveView view) {
        this.server = server;
        this.loops = loops;
        this.view = view;
    }

    /**
     * Listens at once.
     *
     * @param port 0 lets the machine choose
     * @param runner who trades the past; nothing if there is none
     * @param insight what this process knows of itself
     * @param patience how long a request waits for an event to be in the views
     * @throws IllegalStateException if the address is taken
     */
    public static HttpGateway start(
            String bind,
            int port,
            LiveView view,
            Commands commands,
            Optional<Runner> runner,
            Door door,
            Insight insight,
            Duration patience,
            InstantSource clock,
            String build) {
        var handler = handler(view, commands, runner, door, insight, patience, clock, build);
        var loops =
                LoopResources.create("gateway", Math.max(2, Runtime.getRuntime().availableProcessors()), true);
        var server = HttpServer.create()
                .host(bind)
                .port(port)
                .runOn(loops)
                .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                .idleTimeout(IDLE)
                .requestTimeout(door.slowest())
                .httpRequestDecoder(
                        limits -> limits.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LARGEST_HEADERS))
                .handle(new ReactorHttpHandlerAdapter(handler));
        try {
            return new HttpGateway(server.bindNow(), loops, view);
        } catch (ChannelBindException _) {
            loops.dispose();
            throw new IllegalStateException(
                    "the gateway cannot listen on %s:%d: the port is in use, or the address is not this machine's"
                            .formatted(bind, port));
        }
    }

    static HttpHandler handler(
            LiveView view,
            Commands commands,
            Optional<Runner> runner,
            Door door,
            Insight insight,
            Duration patience,
            InstantSource clock,
            String build) {
        var json = Json.mapper();
        var reader = new Reader(view, json, clock, patience);
        var metrics = new Metrics(insight.meters(), view, clock);
        var bodies = new Bodies(json);
        var api = new Api(
                view,
                reader,
                new ControlHandler(bodies, reader),
                new StreamHandler(view, door.streams()),
                commands,
                new AccessReads(door.log(), reader),
                new ResearchHandler(runner, bodies, reader),
                new TraceReads(insight.traces()),
                new LogReads(insight.logs(), reader));
        var routes = new Routes(
                api.endpoints(),
                new Gatekeeper(door.allowance(), door.visitors()),
                reader,
                new HealthReads(view, clock),
                metrics,
                build);
        var strategies = HandlerStrategies.builder()
                .webFilter(new Handover(Schedulers.parallel()))
                .webFilter(new HeaderFilter())
                .webFilter(metrics)
                .webFilter(new ForeignPages(door.origins()))
                .webFilter(door.filter())
                .exceptionHandler(new Problems(json))
                .build();
        return RouterFunctions.toHttpHandler(routes.router(), strategies);
    }

    /** Every endpoint as method and route. */
    static List<Endpoint> endpoints(LiveView view, Commands commands, LogRing logs, InstantSource clock) {
        var json = Json.mapper();
        var reader = new Reader(view, json, clock, Duration.ZERO);
        var bodies = new Bodies(json);
        return new Api(
                        view,
                        reader,
                        new ControlHandler(bodies, reader),
                        new StreamHandler(view, 1),
                        commands,
                        new AccessReads(new AccessLog(Optional.empty(), clock, json), reader),
                        new ResearchHandler(Optional.empty(), bodies, reader),
                        new TraceReads(_ -> List.of()),
                        new LogReads(logs, reader))
                .endpoints();
    }

    public int port() {
        return server.port();
    }

    /** Says farewell to the stream's clients, then stops. */
    @Override
    public void close() {
        view.stream().close();
        server.disposeNow(FAREWELL);
        loops.dispose();
    }
}
