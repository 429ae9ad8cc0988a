package io.sapphire.mesh;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.time.Duration;

/** Gives up unary calls that are not answered in time, unless the caller said how long to wait. */
record UnaryDeadline(Duration patience) implements ClientInterceptor {

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        boolean ours = method.getType() == MethodType.UNARY && options.getDeadline() == null;
        return next.newCall(method, ours ? options.withDeadlineAfter(patience.toNanos(), NANOSECONDS) : options);
    }
}
