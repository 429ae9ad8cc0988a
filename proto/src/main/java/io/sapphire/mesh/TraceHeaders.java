package io.sapphire.mesh;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.opentelemetry.api.trace.SpanKind;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Step;
import io.sapphire.trace.Trail;
import java.lang.System.Logger.Level;

/**
 * Carries the trace from the caller's context to the callee's. A unary call is a step on both sides; a stream is none,
 * since it belongs to no trace: its messages do.
 */
final class TraceHeaders implements ClientInterceptor, ServerInterceptor {
    static final Metadata.Key<String> HEADER = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
    private static final System.Logger LOG = System.getLogger(TraceHeaders.class.getName());

    private final Spans spans;

    TraceHeaders(Spans spans) {
        this.spans = spans;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                var trace = Traceparent.current();
                if (trace.isEmpty()) {
                    super.start(listener, headers);
                    return;
                }
                var step = step(method, SpanKind.CLIENT, trace.get().format());
                headers.put(HEADER, step.traceparent());
                super.start(CallStep.ending(step, listener), headers);
            }
        };
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var header = headers.get(HEADER);
        if (header == null || !isSound(header)) {
            return next.startCall(call, headers);
        }
        var step = step(call.getMethodDescriptor(), SpanKind.SERVER, header);
        return CallStep.ending(step, Contexts.interceptCall(context(step), CallStep.ending(step, call), headers, next));
    }

    /** A malformed header must not fail a call: W3C says to go on without it. */
    private static boolean isSound(String header) {
        try {
            var _ = Traceparent.parse(header);
            return true;
        } catch (IllegalArgumentException e) {
            LOG.log(Level.DEBUG, e.getMessage());
            return false;
        }
    }

    private Context context(Step step) {
        return Context.current()
                .withValue(Traceparent.CURRENT, Traceparent.parse(step.traceparent()))
                .withValue(CallTrail.CURRENT, new Trail(spans, step.traceparent()));
    }

    private Step step(MethodDescriptor<?, ?> method, SpanKind kind, String traceparent) {
        return method.getType() == MethodType.UNARY
                ? spans.step(method.getFullMethodName(), kind, traceparent)
                        .with(Attribute.RPC_SYSTEM, "grpc")
                        .with(Attribute.RPC_SERVICE, String.valueOf(method.getServiceName()))
                        .with(Attribute.RPC_METHOD, String.valueOf(method.getBareMethodName()))
                : Step.passing(traceparent);
    }
}
