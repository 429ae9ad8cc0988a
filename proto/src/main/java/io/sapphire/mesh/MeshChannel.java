package io.sapphire.mesh;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.sapphire.trace.Spans;
import java.time.Duration;

/** The one kind of channel between services. */
public final class MeshChannel {
    private static final int KEEPALIVE_SECONDS = 10;
    private static final int KEEPALIVE_TIMEOUT_SECONDS = 5;
    /** From 30 days on gRPC does not leave idle channels at all. */
    private static final int NEVER_IDLE_DAYS = 365;

    private static final Duration UNARY_DEADLINE = Duration.ofSeconds(10);

    private MeshChannel() {}

    /**
     * A channel that connects when it is first used, notices a silent peer within 15 s and never repeats a call. Unary
     * calls without a deadline of their own end after 10 s with DEADLINE_EXCEEDED.
     *
     * @param target {@code in-process:NAME} or {@code HOST:PORT}
     * @throws IllegalArgumentException if the target is neither
     */
    public static ManagedChannel to(String target) {
        return to(target, Spans.none());
    }

    /** Like {@link #to(String)}. @param spans of the caller */
    public static ManagedChannel to(String target, Spans spans) {
        var reconnect = new Reconnect();
        // Answers are handed over on the transport's thread: they are passed on, never worked on, and so cannot block
        // it. Calls back and forth cannot pile up on one stack, because the server hops to its own threads.
        return reconnect.watch(builder(Address.parse(target))
                .directExecutor()
                .disableRetry()
                .intercept(reconnect, new UnaryDeadline(UNARY_DEADLINE), new TraceHeaders(spans))
                .maxInboundMessageSize(MeshServer.LARGEST_MESSAGE)
                .build());
    }

    private static ManagedChannelBuilder<?> builder(Address address) {
        return switch (address) {
            case Address.InProcess(var name) -> InProcessChannelBuilder.forName(name);
            case Address.Socket(var host, var port) ->
                NettyChannelBuilder.forAddress(host, port)
                        .usePlaintext()
                        .idleTimeout(NEVER_IDLE_DAYS, DAYS)
                        .keepAliveTime(KEEPALIVE_SECONDS, SECONDS)
                        .keepAliveTimeout(KEEPALIVE_TIMEOUT_SECONDS, SECONDS)
                        .keepAliveWithoutCalls(true);
        };
    }
}
