package io.sapphire.local.manifest.wire;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.sapphire.local.manifest.policy.Authorization;
import io.sapphire.local.manifest.policy.Call;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Lets through what the policies allow, judged by the certificate that the caller proved.
 *
 * @param callee labels of the pod whose sidecar this is
 * @param allowed told the headers of every call that is let through
 */
record Enforcer(Authorization authorization, Map<String, String> callee, Consumer<Metadata> allowed)
        implements ServerInterceptor {
    private static final int URI_NAME = 6;
    private static final String SPIFFE = "spiffe://";

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var path = "/" + call.getMethodDescriptor().getFullMethodName();
        var session = Objects.requireNonNull(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
        if (!authorization.allows(new Call(principal(session), callee, 9090, "", path, "", Map.of()))) {
            call.close(Status.PERMISSION_DENIED.withDescription("RBAC: access denied"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        allowed.accept(headers);
        return next.startCall(call, headers);
    }

    private static String principal(SSLSession session) {
        try {
            var certificate = (X509Certificate) session.getPeerCertificates()[0];
            return certificate.getSubjectAlternativeNames().stream()
                    .filter(name -> name.getFirst().equals(URI_NAME))
                    .map(name -> name.getLast().toString().substring(SPIFFE.length()))
                    .findFirst()
                    .orElse("");
        } catch (SSLPeerUnverifiedException | CertificateParsingException unproven) {
            return "";
        }
    }
}
