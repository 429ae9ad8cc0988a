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
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.lang.System.Logger.Level;

/** Carries the trace from the caller's context to the callee's. */
final class TraceHeaders implements ClientInterceptor, ServerInterceptor {
    static final Metadata.Key<String> HEADER = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
    private static final System.Logger LOG = System.getLogger(TraceHeaders.class.getName());

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                Traceparent.current().ifPresent(trace -> headers.put(HEADER, trace.format()));
                super.start(listener, headers);
            }
        };
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var header = headers.get(HEADER);
        return header == null
                ? next.startCall(call, headers)
                : Contexts.interceptCall(context(header), call, headers, next);
    }

    /** A malformed header must not fail a call: W3C says to go on without it. */
    private static Context context(String header) {
        try {
            return Context.current().withValue(Traceparent.CURRENT, Traceparent.parse(header));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.DEBUG, e.getMessage());
            return Context.current();
        }
    }
}
