package io.sapphire.local.manifest.policy;

import java.util.Map;

/**
 * One request as a sidecar sees it.
 *
 * @param principal the caller's, {@code cluster.local/ns/NAMESPACE/sa/ACCOUNT}; empty if it proved none
 * @param callee labels of the pod that is called
 * @param host as the request names it; empty for connections that are not looked into
 * @param path empty for connections that are not looked into
 * @param sni server name of the TLS around it
 * @param claims of the caller's token, with {@code iss} and {@code sub}; empty without a token
 */
public record Call(
        String principal,
        Map<String, String> callee,
        int port,
        String host,
        String path,
        String sni,
        Map<String, String> claims) {

    /** The way Istio names a service account. */
    public static String principal(String account) {
        return "cluster.local/ns/trading-system/sa/" + account;
    }

    /** A gRPC call between pods. */
    public static Call grpc(String account, Map<String, String> callee, String path, Map<String, String> claims) {
        return new Call(principal(account), callee, 9090, "", path, "", claims);
    }

    /** Nothing over nothing, for a call without a token. */
    public String requestPrincipal() {
        return claims.isEmpty() ? "" : claims.get("iss") + "/" + claims.get("sub");
    }
}
