package io.sapphire.mesh;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerInterceptor;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micrometer.core.instrument.MeterRegistry;
import io.sapphire.trace.Spans;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one kind of server: the given services, and health and reflection beside them. */
public final class MeshServer implements AutoCloseable {
    /** Bytes. A batch of frames with deep books, or of recorded events. */
    static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

    private static final int PERMITTED_KEEPALIVE_SECONDS = 5;
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int DRAIN_STEP_MILLIS = 10;

    private final Server server;
    private final HealthStatusManager health;
    private final CallsInFlight calls;
    private final ConcurrentSkipListMap<String, Boolean> serving = new ConcurrentSkipListMap<>();

    /**
     * How much may come in.
     *
     * @param largestMessage in bytes
     * @param callsAtOnce on one connection
     */
    private record Width(int largestMessage, int callsAtOnce) {
        static final Width OF_THE_MESH = new Width(LARGEST_MESSAGE, Integer.MAX_VALUE);
        /** A command, or a question. */
        static final Width FOR_STRANGERS = new Width(64 * 1024, 32);
    }

    private MeshServer(Server server, HealthStatusManager health, CallsInFlight calls) {
        this.server = server;
        this.health = health;
        this.calls = calls;
    }

    /**
     * Listens at once, with every service NOT_SERVING until {@link #serving} says otherwise.
     *
     * @param listen {@code in-process:NAME}, or {@code HOST:PORT} where port 0 lets the machine choose
     * @throws IllegalArgumentException if the address is neither
     * @throws IllegalStateException if the address is taken
     */
    public static MeshServer start(String listen, List<BindableService> services) {
        return start(listen, services, Spans.none());
    }

    /** Like {@link #start(String, List)}. @param spans of the services */
    public static MeshServer start(String listen, List<BindableService> services, Spans spans) {
        return start(listen, services, spans, List.of(), Width.OF_THE_MESH);
    }

    /** Like {@link #start(String, List, Spans)}. @param registry of the process, where calls are timed */
    public static MeshServer start(String listen, List<BindableService> services, Spans spans, MeterRegistry registry) {
        return start(listen, services, spans, List.of(new CallTimes(registry)), Width.OF_THE_MESH);
    }

    /**
     * Like {@link #start(String, List)}, for callers from outside the mesh: they send small messages, and only so many at
     * once.
     */
    public static MeshServer startForStrangers(String listen, List<BindableService> services) {
        return start(listen, services, Spans.none(), List.of(), Width.FOR_STRANGERS);
    }

    private static MeshServer start(
            String listen, List<BindableService> services, Spans spans, List<ServerInterceptor> more, Width width) {
        var address = Address.parse(listen);
        var health = new HealthStatusManager();
        var calls = new CallsInFlight();
        var builder = builder(address, width.callsAtOnce())
                .maxInboundMessageSize(width.largestMessage())
                .intercept(calls)
                .intercept(new TraceHeaders(spans))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance());
        more.forEach(builder::intercept);
        services.forEach(builder::addService);
        if (address instanceof Address.Socket) {
            builder.callExecutor(immediate(services));
        }
        // gRPC's own shared pool runs the handlers. They never block, but on the transport's thread an in-process call
        // would run on its caller's stack, and calls back and forth would pile up there without end.
        var mesh = new MeshServer(listening(address, builder), health, calls);
        services.forEach(service -> mesh.serving.put(nameOf(service), false));
        mesh.publish();
        return mesh;
    }

    /** The port it listens on; -1 in process. */
    public int port() {
        return server.getPort();
    }

    /**
     * Says whether a service can be used. The server as a whole, whose health has the empty name, serves while all its
     * services do.
     *
     * @param service full name, for example {@code sapphire.market.v1.MarketDataService}
     * @throws IllegalArgumentException if there is no such service here
     */
    public void serving(String service, boolean serving) {
        if (this.serving.replace(service, serving) == null) {
            throw new IllegalArgumentException("service " + service + " is not offered here");
        }
        publish();
    }

    /** Says of all services at once whether they can be used. */
    public void serving(boolean serving) {
        this.serving.replaceAll((_, _) -> serving);
        publish();
    }

    /** Takes no more calls, lets those that end by themselves end, 5 s at most, and breaks the endless streams. */
    @Override
    public void close() {
        if (server.isShutdown()) {
            return;
        }
        health.enterTerminalState();
        server.shutdown();
        try {
            drain();
            server.shutdownNow().awaitTermination(DRAIN.toSeconds(), SECONDS);
        } catch (InterruptedException _) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void drain() throws InterruptedException {
        long start = System.nanoTime();
        while (calls.any()
                && System.nanoTime() - start < DRAIN.toNanos()
                && !server.awaitTermination(DRAIN_STEP_MILLIS, MILLISECONDS)) {}
    }

    private synchronized void publish() {
        serving.forEach((service, up) -> health.setStatus(service, status(up)));
        boolean all = serving.values().stream().allMatch(up -> up);
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status(all));
    }

    private static ServingStatus status(boolean serving) {
        return serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    }

    /** The transport's thread for the calls of some services; nothing, which is the shared pool, for the others. */
    private static ServerCallExecutorSupplier immediate(List<BindableService> services) {
        var names = services.stream()
                .filter(Immediate.class::isInstance)
                .map(MeshServer::nameOf)
                .collect(Collectors.toSet());
        return new ServerCallExecutorSupplier() {

            @Override
            public <Q, A> @Nullable Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
                return names.contains(call.getMethodDescriptor().getServiceName())
                        ? MoreExecutors.directExecutor()
                        : null;
            }
        };
    }

    private static String nameOf(BindableService service) {
        return service.bindService().getServiceDescriptor().getName();
    }

    private static ServerBuilder<?> builder(Address address, int callsAtOnce) {
        return switch (address) {
            case Address.InProcess(var name) -> InProcessServerBuilder.forName(name);
            case Address.Socket(var host, var port) ->
                NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
                        .maxConcurrentCallsPerConnection(callsAtOnce)
                        .permitKeepAliveTime(PERMITTED_KEEPALIVE_SECONDS, SECONDS)
                        .permitKeepAliveWithoutCalls(true);
        };
    }

    private static Server listening(Address address, ServerBuilder<?> builder) {
        try {
            return builder.build().start();
        } catch (IOException e) {
            var reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("cannot listen on " + address + ": " + reason.getMessage(), e);
        }
    }
}
