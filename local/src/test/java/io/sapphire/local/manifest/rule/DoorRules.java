package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.local.manifest.policy.Authorization;
import io.sapphire.local.manifest.policy.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The way in is TLS and in somebody's name; the way out is of who needs one, to their hosts, through one pod. */
final class DoorRules {
    private static final List<String> HOSTS = List.of("sapphire.example.com", "grpc.sapphire.example.com");
    private static final String ISSUER = "https://issuer.example.com";
    private static final String EGRESS = "egress-gateway.trading-system.svc.cluster.local";
    private static final int SECURE = 443;
    private static final int EGRESS_PORT = 8443;
    /** Asked by the pods themselves, by the name of their ServiceEntry. */
    private static final Map<String, Integer> STORES = Map.of("kafka", 9092, "redis", 6379);

    private DoorRules() {}

    static Stream<String> guarded(Mesh mesh) {
        return mesh.isMeshed()
                ? all(ingress(mesh), tokens(mesh), callers(mesh), egress(mesh), ways(mesh))
                : Stream.of();
    }

    private static Stream<String> ingress(Mesh mesh) {
        var gateway = mesh.named("Gateway", "ingress").map(Manifest::spec);
        var servers = gateway.map(spec -> spec.at("servers").list()).orElse(List.of());
        return all(
                that(
                        servers.size() == 2
                                && gateway.get().at("selector").textMap().equals(Map.of("app", "ingress-gateway")),
                        "the ingress",
                        "must be HTTPS, and HTTP that redirects"),
                servers.stream().flatMap(server -> all(is(server.at("hosts"), HOSTS), server(server))));
    }

    private static Stream<String> server(Node server) {
        return server.at("port", "number").number() == SECURE
                ? all(
                        is(server.at("port"), Map.of("number", SECURE, "name", "https", "protocol", "HTTPS")),
                        is(
                                server.at("tls"),
                                Map.of(
                                        "mode",
                                        "SIMPLE",
                                        "credentialName",
                                        "sapphire-ingress-tls",
                                        "minProtocolVersion",
                                        "TLSV1_2")))
                : all(
                        is(server.at("port"), Map.of("number", 80, "name", "http2-redirect", "protocol", "HTTP2")),
                        is(server.at("tls"), Map.of("httpsRedirect", true)));
    }

    /** Whoever looks at tokens knows whose are good. */
    private static Stream<String> tokens(Mesh mesh) {
        var readers = new TreeSet<String>();
        mesh.of("RequestAuthentication")
                .forEach(reader -> readers.add(
                        reader.spec().at("selector", "matchLabels", "app").text("")));
        return all(
                that(
                        readers.equals(Set.of("ingress-gateway", "trading-coordinator")),
                        "RequestAuthentication",
                        "must be at the ingress and at the coordinator"),
                that(mesh.of("RequestAuthentication").count() == 2, "RequestAuthentication", "must be there twice"),
                mesh.of("RequestAuthentication")
                        .flatMap(reader -> all(
                                is(reader.spec().at("selector", "matchLabels"), Map.of("app", reader.name())),
                                is(
                                        reader.spec().at("jwtRules"),
                                        List.of(Map.of(
                                                "issuer",
                                                ISSUER,
                                                "jwksUri",
                                                ISSUER + "/.well-known/jwks.json",
                                                "audiences",
                                                List.of("sapphire"),
                                                "fromHeaders",
                                                List.of(Map.of("name", "x-sapphire-identity")),
                                                "forwardOriginalToken",
                                                true))))));
    }

    /** Nobody gets through the ingress without a good token, for another host, or past it. */
    private static Stream<String> callers(Mesh mesh) {
        var authorization = new Authorization(mesh);
        var ingress = mesh.workload("ingress-gateway").podLabels();
        var gateways = mesh.workloads().stream()
                .filter(workload -> workload.app().equals("gateway"))
                .toList();
        var good = Map.of("iss", ISSUER, "sub", "ann", "groups", "sapphire-operators");
        var wrong = new ArrayList<String>();
        expect(wrong, authorization, true, new Call("", ingress, 8443, HOSTS.getFirst(), "/", "", good));
        expect(wrong, authorization, true, new Call("", ingress, 8443, HOSTS.getLast(), "/", "", good));
        expect(wrong, authorization, false, new Call("", ingress, 8443, HOSTS.getFirst(), "/", "", Map.of()));
        expect(wrong, authorization, false, new Call("", ingress, 8443, "elsewhere.example.com", "/", "", good));
        expect(
                wrong,
                authorization,
                false,
                new Call(
                        "",
                        ingress,
                        8443,
                        HOSTS.getFirst(),
                        "/",
                        "",
                        Map.of("iss", ISSUER, "sub", "ann", "groups", "others")));
        expect(
                wrong,
                authorization,
                false,
                new Call(
                        "",
                        ingress,
                        8443,
                        HOSTS.getFirst(),
                        "/",
                        "",
                        Map.of("iss", ISSUER + ".elsewhere", "sub", "ann", "groups", "sapphire-operators")));
        for (var gateway : gateways) {
            for (var caller : mesh.workloads()) {
                var call = new Call(
                        Call.principal(caller.serviceAccount()), gateway.podLabels(), 8080, "", "/", "", Map.of());
                expect(wrong, authorization, caller.name().equals("ingress-gateway"), call);
            }
        }
        return wrong.stream();
    }

    private static void expect(List<String> wrong, Authorization authorization, boolean allowed, Call call) {
        if (authorization.allows(call) != allowed) {
            wrong.add(call + " must be " + (allowed ? "allowed" : "denied"));
        }
    }

    /** The way out, host by host: who may take it, and that it leads where the configuration of each says. */
    private static Stream<String> egress(Mesh mesh) {
        var hosts = OutsideHosts.throughTheGateway(mesh);
        var authorization = new Authorization(mesh);
        var gateway = mesh.workload("egress-gateway").podLabels();
        var wrong = new ArrayList<String>();
        for (var caller : mesh.workloads()) {
            var own = caller.isConfigured() ? OutsideHosts.throughTheGateway(mesh, caller) : Set.of();
            var principal = Call.principal(caller.serviceAccount());
            hosts.forEach(host -> expect(
                    wrong,
                    authorization,
                    own.contains(host),
                    new Call(principal, gateway, EGRESS_PORT, "", "", host, Map.of())));
            expect(
                    wrong,
                    authorization,
                    false,
                    new Call(principal, gateway, EGRESS_PORT, "", "", "elsewhere.example.com", Map.of()));
        }
        return all(wrong.stream(), entries(mesh, hosts));
    }

    /** The registry knows every host that somebody is configured to reach, once, and no other. */
    private static Stream<String> entries(Mesh mesh, Set<String> through) {
        var known = mesh.of("ServiceEntry")
                .flatMap(entry -> entry.spec().at("hosts").texts().stream())
                .sorted()
                .toList();
        var wanted = Stream.concat(
                        through.stream(),
                        mesh.workloads().stream()
                                .filter(Workload::isConfigured)
                                .flatMap(workload -> OutsideHosts.straight(mesh, workload).stream()))
                .distinct()
                .sorted()
                .toList();
        return all(
                that(known.equals(wanted), "ServiceEntry", "must be of " + wanted + ", are of " + known),
                mesh.of("ServiceEntry")
                        .flatMap(entry -> all(
                                is(entry.spec().at("exportTo"), List.of(".")),
                                is(entry.spec().at("location"), "MESH_EXTERNAL"),
                                is(entry.spec().at("resolution"), "DNS"),
                                is(
                                        entry.spec().at("ports"),
                                        List.of(Map.of(
                                                "number",
                                                STORES.getOrDefault(entry.name(), SECURE),
                                                "name",
                                                "tls",
                                                "protocol",
                                                "TLS"))))));
    }

    private static Stream<String> ways(Mesh mesh) {
        var hosts = OutsideHosts.throughTheGateway(mesh);
        var gateways = mesh.of("Gateway")
                .filter(gateway -> !gateway.name().equals("ingress"))
                .toList();
        var servers = gateways.stream()
                .mapToInt(gateway -> gateway.spec().at("servers").list().size())
                .sum();
        return all(
                gateways.stream()
                        .flatMap(gateway -> is(gateway.spec().at("selector"), Map.of("app", "egress-gateway"))),
                that(servers == hosts.size(), "the egress", "must have one server for each host"),
                that(subsets(mesh).count() == hosts.size(), "the egress", "must have one way for each host"),
                hosts.stream().flatMap(host -> way(mesh, host, gateways)));
    }

    private static Stream<Node> subsets(Mesh mesh) {
        return mesh.named("DestinationRule", "egress-gateway").stream()
                .flatMap(rule -> rule.spec().at("subsets").stream());
    }

    /** From the sidecar in mutual TLS to the egress gateway, from there to the host and no other. */
    private static Stream<String> way(Mesh mesh, String host, List<Manifest> gateways) {
        var gateway = gateways.stream()
                .filter(one -> serverOf(one, host).isPresent())
                .map(Manifest::name)
                .findFirst()
                .orElse("");
        var server =
                gateways.stream().flatMap(one -> serverOf(one, host).stream()).findFirst();
        var route = mesh.of("VirtualService")
                .filter(one -> one.spec().at("hosts").texts().equals(List.of(host)))
                .map(Manifest::spec)
                .toList();
        // Of the subset, not of its port: settings of a port would leave pools and outlier detection out.
        var subset = subsets(mesh)
                .filter(one -> one.at("trafficPolicy")
                        .value()
                        .equals(Optional.of(Map.of("tls", Map.of("mode", "ISTIO_MUTUAL", "sni", host)))))
                .map(one -> one.at("name").text())
                .toList();
        if (server.isEmpty() || route.size() != 1 || subset.size() != 1) {
            return Stream.of(host + " must have one server, one route and one way of mutual TLS");
        }
        return all(
                is(server.get().at("tls"), Map.of("mode", "ISTIO_MUTUAL")),
                is(
                        server.get().at("port"),
                        Map.of("number", EGRESS_PORT, "name", "tls-" + subset.getFirst(), "protocol", "TLS")),
                is(route.getFirst().at("gateways"), List.of("mesh", gateway)),
                is(
                        route.getFirst().at("tls"),
                        List.of(Map.of(
                                "match",
                                        List.of(Map.of(
                                                "gateways",
                                                List.of("mesh"),
                                                "port",
                                                SECURE,
                                                "sniHosts",
                                                List.of(host))),
                                "route",
                                        List.of(Map.of(
                                                "destination",
                                                Map.of(
                                                        "host",
                                                        EGRESS,
                                                        "subset",
                                                        subset.getFirst(),
                                                        "port",
                                                        Map.of("number", EGRESS_PORT))))))),
                is(
                        route.getFirst().at("tcp"),
                        List.of(Map.of(
                                "match", List.of(Map.of("gateways", List.of(gateway), "port", EGRESS_PORT)),
                                "route",
                                        List.of(Map.of(
                                                "destination",
                                                Map.of("host", host, "port", Map.of("number", SECURE))))))));
    }

    private static Optional<Node> serverOf(Manifest gateway, String host) {
        return gateway.spec().at("servers").stream()
                .filter(one -> one.at("hosts").texts().equals(List.of(host)))
                .findFirst();
    }
}
