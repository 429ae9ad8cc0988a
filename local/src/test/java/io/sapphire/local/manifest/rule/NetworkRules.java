package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every policy of the network is one side of one edge, and of nothing more. */
final class NetworkRules {
    private static final Set<String> PRIVATE =
            Set.of("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16");

    private static final Set<String> OF_ALL = Set.of("dns", "istiod", "prometheus", "traces");

    private NetworkRules() {}

    static Stream<String> narrow(Mesh mesh) {
        return mesh.of("NetworkPolicy")
                .filter(policy -> !policy.name().equals("default-deny"))
                .flatMap(policy -> one(mesh, policy));
    }

    private static Stream<String> one(Mesh mesh, Manifest policy) {
        var types = policy.spec().at("policyTypes").texts();
        boolean in = types.equals(List.of("Ingress"));
        var rules = policy.spec().at(in ? "ingress" : "egress").list();
        if (rules.size() != 1 || types.size() != 1) {
            return Stream.of(policy + " must be one rule of one direction");
        }
        var peers = rules.getFirst().at(in ? "from" : "to").list();
        var ports = rules.getFirst().at("ports").list();
        return all(
                that(!policy.spec().at(in ? "egress" : "ingress").isPresent(), policy, "must have one direction"),
                that(
                        mesh.selected(policy.spec()
                                        .at("podSelector", "matchLabels")
                                        .textMap())
                                .findAny()
                                .isPresent(),
                        policy,
                        "must be about somebody"),
                that(peers.size() == 1, policy, "must name one peer"),
                that(!ports.isEmpty() && ports.size() <= 2, policy, "must name its ports"),
                that(
                        policy.spec().at("podSelector", "matchLabels").map().size()
                                == (OF_ALL.contains(policy.name()) ? 0 : 1),
                        policy,
                        "must select by one label, unless it is about all"),
                peers.stream().flatMap(NetworkRules::peer),
                ports.stream().flatMap(port -> port(policy, port)),
                peers.stream().flatMap(peer -> block(policy, peer)));
    }

    /** Pods by one label, of one namespace; or addresses. */
    private static Stream<String> peer(Node peer) {
        var pods = peer.at("podSelector", "matchLabels").map();
        var namespaces = peer.at("namespaceSelector");
        return that(
                peer.at("ipBlock").isPresent()
                        ? peer.map().size() == 1
                        : pods.size() == 1
                                && (!namespaces.isPresent()
                                        || namespaces.at("matchLabels").map().size() == 1),
                peer.path(),
                "must be pods by one label, or addresses");
    }

    private static Stream<String> port(Manifest policy, Node port) {
        var protocol = port.at("protocol").text();
        return that(
                port.at("port").isPresent()
                        && (protocol.equals("TCP")
                                || (protocol.equals("UDP") && policy.name().equals("dns"))),
                port.path(),
                "must be one port, over TCP unless it is DNS");
    }

    /** Out to the internet means not into the cluster, nor to its metadata. */
    private static Stream<String> block(Manifest policy, Node peer) {
        return policy.name().equals("egress-to-internet")
                ? that(
                        Set.copyOf(peer.at("ipBlock", "except").texts()).equals(PRIVATE),
                        peer.path(),
                        "must leave out " + PRIVATE)
                : that(!peer.at("ipBlock", "except").isPresent(), peer.path(), "must leave out nothing");
    }
}
