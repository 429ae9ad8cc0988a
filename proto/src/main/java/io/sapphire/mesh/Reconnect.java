package io.sapphire.mesh;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes every call try the connection again. By itself a channel that lost its server waits longer and longer, up to two
 * minutes, and fails every call meanwhile; how often to come back is for the caller's own retries to say.
 */
final class Reconnect implements ClientInterceptor {
    private final AtomicReference<@Nullable ManagedChannel> channel = new AtomicReference<>();

    /** The channel only exists once its interceptors do. */
    ManagedChannel watch(ManagedChannel built) {
        channel.set(built);
        return built;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        var watched = channel.get();
        if (watched != null && watched.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            watched.resetConnectBackoff();
        }
        return next.newCall(method, options);
    }
}
