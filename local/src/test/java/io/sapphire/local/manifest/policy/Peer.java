package io.sapphire.local.manifest.policy;

import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One end of a connection.
 *
 * @param part what {@link Edges} calls it
 * @param roles what it does besides, in the table's words
 * @param namespace empty outside the cluster
 * @param labels of the pod
 * @param address IPv4 for one outside the cluster, else empty
 */
public record Peer(String part, Set<String> roles, String namespace, Map<String, String> labels, String address) {
    /** Nobody of ours: an address of the public internet, and pods elsewhere in the cluster. */
    public static final List<Peer> OTHERS = List.of(
            new Peer("internet", "", Map.of(), "203.0.113.7"),
            new Peer("metadata server", "", Map.of(), "169.254.169.254"),
            new Peer("private address", "", Map.of(), "10.1.2.3"),
            new Peer("kafka", "", Map.of(), "192.0.2.10"),
            new Peer("redis", "", Map.of(), "198.51.100.10"),
            new Peer("dns", "kube-system", Map.of("k8s-app", "kube-dns"), ""),
            new Peer("other pod of kube-system", "kube-system", Map.of("k8s-app", "other"), ""),
            new Peer("false dns", "elsewhere", Map.of("k8s-app", "kube-dns"), ""),
            new Peer("istiod", "istio-system", Map.of("app", "istiod"), ""),
            new Peer("false istiod", "elsewhere", Map.of("app", "istiod"), ""),
            new Peer("other pod of istio-system", "istio-system", Map.of("app", "other"), ""),
            new Peer("prometheus", "monitoring", Map.of("app.kubernetes.io/name", "prometheus"), ""),
            new Peer("false prometheus", "elsewhere", Map.of("app.kubernetes.io/name", "prometheus"), ""),
            new Peer("otel-collector", "monitoring", Map.of("app.kubernetes.io/name", "otel-collector"), ""),
            new Peer("false otel-collector", "elsewhere", Map.of("app.kubernetes.io/name", "otel-collector"), ""),
            new Peer("other pod of monitoring", "monitoring", Map.of("app", "other"), ""),
            new Peer("foreign coordinator", "elsewhere", Map.of("app", "trading-coordinator"), ""));

    private Peer(String part, String namespace, Map<String, String> labels, String address) {
        this(part, Set.of(), namespace, labels, address);
    }

    static Peer of(Mesh mesh, Workload workload) {
        return new Peer(Edges.part(workload), Role.words(mesh, workload), "trading-system", workload.podLabels(), "");
    }

    boolean isOurs() {
        return namespace.equals("trading-system");
    }
}
