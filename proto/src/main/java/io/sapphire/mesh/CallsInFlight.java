package io.sapphire.mesh;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls that end by themselves. Streams do not: nobody could wait for them. */
final class CallsInFlight implements ServerInterceptor {
    private final AtomicInteger calls = new AtomicInteger();

    boolean any() {
        return calls.get() > 0;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var listener = next.startCall(call, headers);
        if (!call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return listener;
        }
        calls.incrementAndGet();
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onComplete() {
                calls.decrementAndGet();
                super.onComplete();
            }

            @Override
            public void onCancel() {
                calls.decrementAndGet();
                super.onCancel();
            }
        };
    }
}
