package io.sapphire.mesh;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Step;

/** Ends a step with its call, on either side. */
final class CallStep {

    private CallStep() {}

    static <A> ClientCall.Listener<A> ending(Step step, ClientCall.Listener<A> listener) {
        return new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
                end(step, status);
                super.onClose(status, trailers);
            }
        };
    }

    static <Q, A> ServerCall<Q, A> ending(Step step, ServerCall<Q, A> call) {
        return new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                end(step, status);
                super.close(status, trailers);
            }
        };
    }

    /** Whoever goes away closes nothing. */
    static <Q> ServerCall.Listener<Q> ending(Step step, ServerCall.Listener<Q> listener) {
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onCancel() {
                end(step, Status.CANCELLED);
                super.onCancel();
            }
        };
    }

    private static void end(Step step, Status status) {
        step.note(Attribute.RPC_STATUS, status.getCode().value());
        if (!status.isOk()) {
            step.failed(status.getCode().name(), String.valueOf(status.getDescription()));
        }
        step.end();
    }
}
