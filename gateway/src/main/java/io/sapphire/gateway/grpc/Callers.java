package io.sapphire.gateway.grpc;

import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.sapphire.gateway.access.Guard.Caller;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Notes who calls, for the service that is called. */
final class Callers implements ServerInterceptor {
    private static final Context.Key<Caller> CALLER = Context.key("caller");
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    /** A service that is told who calls. */
    static BindableService noted(BindableService service) {
        return () -> ServerInterceptors.intercept(service, new Callers());
    }

    /** Who calls now: to be asked within the call, before anything is waited for. */
    static Caller current() {
        return Optional.ofNullable(CALLER.get())
                .orElseThrow(() -> new IllegalStateException("a call without a caller"));
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var caller = new Caller(
                token(Optional.ofNullable(headers.get(AUTHORIZATION))),
                remote(call),
                call.getMethodDescriptor().getFullMethodName());
        return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
    }

    private static String token(Optional<String> authorization) {
        return authorization
                .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> text.substring(BEARER.length()).strip())
                .orElse("");
    }

    private static String remote(ServerCall<?, ?> call) {
        return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "unknown";
    }
}
