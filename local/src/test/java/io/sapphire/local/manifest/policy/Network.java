package io.sapphire.local.manifest.policy;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides as Kubernetes would by its NetworkPolicies: a pod that no policy selects is open, else what no policy names is
 * dropped. Both ends must agree.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">NetworkPolicy</a>
 */
public final class Network {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private final List<Manifest> policies;
    private final Map<Side, List<Manifest>> selected = new HashMap<>();

    public Network(Mesh mesh) {
        policies = mesh.of("NetworkPolicy").toList();
    }

    /** Whether a connection gets through; that to dns may be over UDP too. */
    public boolean connects(Peer from, Peer to, int port) {
        return passes("Egress", "egress", "to", from, to, port) && passes("Ingress", "ingress", "from", to, from, port);
    }

    private boolean passes(String type, String rules, String side, Peer pod, Peer other, int port) {
        if (!pod.isOurs()) {
            return true;
        }
        var selecting = selected.computeIfAbsent(new Side(type, pod.labels()), this::about);
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy -> policy.spec().at(rules).stream())
                        .anyMatch(rule -> matches(rule, side, other, port));
    }

    private List<Manifest> about(Side pod) {
        return policies.stream()
                .filter(policy -> selects(policy.spec().at("podSelector"), pod.labels()))
                .filter(policy -> policy.spec().at("policyTypes").texts().contains(pod.type()))
                .toList();
    }

    private static boolean matches(Node rule, String side, Peer other, int port) {
        only(rule, Set.of(side, "ports"));
        return (!rule.at(side).isPresent() || rule.at(side).stream().anyMatch(peer -> isPeer(peer, other)))
                && (!rule.at("ports").isPresent() || rule.at("ports").stream().anyMatch(entry -> isPort(entry, port)));
    }

    private static boolean isPort(Node entry, int port) {
        only(entry, Set.of("protocol", "port"));
        if (!Set.of("TCP", "UDP").contains(entry.at("protocol").text("TCP"))) {
            throw new MalformedException(entry.at("protocol").path() + " can only be TCP or UDP here");
        }
        return !entry.at("port").isPresent() || entry.at("port").number() == port;
    }

    private static boolean isPeer(Node peer, Peer other) {
        only(peer, Set.of("podSelector", "namespaceSelector", "ipBlock"));
        if (peer.at("ipBlock").isPresent()) {
            return !other.address().isEmpty() && Cidr.isWithin(peer.at("ipBlock"), other.address());
        }
        boolean namespace = peer.at("namespaceSelector").isPresent()
                ? selects(peer.at("namespaceSelector"), Map.of(NAMESPACE_NAME, other.namespace()))
                : other.isOurs();
        boolean pod = !peer.at("podSelector").isPresent() || selects(peer.at("podSelector"), other.labels());
        return other.address().isEmpty() && namespace && pod;
    }

    private static boolean selects(Node selector, Map<String, String> labels) {
        only(selector, Set.of("matchLabels"));
        return labels.entrySet()
                .containsAll(selector.at("matchLabels").textMap().entrySet());
    }

    private static void only(Node node, Set<String> known) {
        node.map().keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new MalformedException(node.path() + " has " + key + ", whose meaning is not known here");
                });
    }

    private record Side(String type, Map<String, String> labels) {}
}
