package io.sapphire.analytics.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets only those ask who know the token: whatever runs on this machine can reach the port. */
public final class TokenGate implements ServerInterceptor {
    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String STATUS = "GetStatus";

    private final byte[] expected;

    /** @param token blank lets nobody ask */
    public TokenGate(String token) {
        this.expected = token.isBlank() ? new byte[0] : ("Bearer " + token).getBytes(UTF_8);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (STATUS.equals(call.getMethodDescriptor().getBareMethodName()) || knows(headers.get(HEADER))) {
            return next.startCall(call, headers);
        }
        call.close(Status.PERMISSION_DENIED.withDescription("the token is missing or wrong"), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private boolean knows(@Nullable String header) {
        return header != null && expected.length > 0 && MessageDigest.isEqual(expected, header.getBytes(UTF_8));
    }
}
