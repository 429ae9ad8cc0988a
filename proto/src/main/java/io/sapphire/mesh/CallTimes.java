package io.sapphire.mesh;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times every unary call of a server. How long a stream lasts says nothing. */
final class CallTimes implements ServerInterceptor {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;

    CallTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return call.getMethodDescriptor().getType() == MethodType.UNARY
                ? next.startCall(timed(call), headers)
                : next.startCall(call, headers);
    }

    private <Q, A> ServerCall<Q, A> timed(ServerCall<Q, A> call) {
        long start = System.nanoTime();
        return new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                timer(call.getMethodDescriptor().getFullMethodName(), status)
                        .record(Duration.ofNanos(System.nanoTime() - start));
                super.close(status, trailers);
            }
        };
    }

    private Timer timer(String method, Status status) {
        return Timer.builder("rpc.server.duration")
                .description("From a call's arrival to its answer")
                .tag("rpc_method", method)
                .tag("rpc_grpc_status_code", status.getCode().name())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
