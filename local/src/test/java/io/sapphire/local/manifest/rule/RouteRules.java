package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.between;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.policy.Edges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Calls are sent once, streams are never cut, and every route ends at something that is there. */
final class RouteRules {
    private static final String DOMAIN = ".trading-system.svc.cluster.local";
    private static final Set<String> IDENTITY_HEADERS = Set.of("x-user", "x-user-id", "x-user-roles");
    private static final String INGRESS_GRPC = "ingress-grpc";

    private RouteRules() {}

    static Stream<String> sound(Mesh mesh) {
        if (!mesh.isMeshed()) {
            return Stream.of();
        }
        return all(
                mesh.of("VirtualService").flatMap(service -> route(mesh, service)),
                mesh.of("DestinationRule").flatMap(rule -> destination(mesh, rule)),
                complete(mesh),
                canary(mesh));
    }

    /** Every Service that is called over the mesh has one route and one rule. */
    private static Stream<String> complete(Mesh mesh) {
        return mesh.of("Service")
                .filter(service -> !service.name().endsWith("gateway"))
                .filter(service -> mesh.selected(service.spec().at("selector").textMap())
                        .noneMatch(workload -> Edges.isUncalled(Edges.part(workload))))
                .flatMap(service -> {
                    var host = service.name() + DOMAIN;
                    long rules = mesh.of("DestinationRule")
                            .filter(rule -> rule.spec().at("host").text().equals(host))
                            .count();
                    long routes = mesh.of("VirtualService")
                            .filter(route -> !route.name().equals(INGRESS_GRPC))
                            .filter(route -> routesOf(route)
                                    .anyMatch(to ->
                                            to.at("destination", "host").text().equals(host)))
                            .count();
                    return that(
                            rules == 1 && routes == 1,
                            service,
                            "must have one route and one rule, has " + routes + " and " + rules);
                });
    }

    private static Stream<Node> routesOf(Manifest service) {
        return service.spec().at("http").stream().flatMap(http -> http.at("route").stream());
    }

    private static Stream<String> route(Mesh mesh, Manifest service) {
        var spec = service.spec();
        boolean edge = spec.at("gateways").texts().equals(List.of("ingress"));
        boolean http = spec.at("http").isPresent();
        return all(
                that(http != spec.at("tls").isPresent(), service, "must route HTTP or TLS"),
                http && !edge ? meshHosts(service) : Stream.of(),
                edge ? edgeHosts(mesh, service) : is(spec.at("exportTo"), List.of(".")),
                spec.at("http").stream().flatMap(entry -> http(mesh, service, entry, edge)),
                that(!http || !spec.at("http").list().isEmpty(), service, "must lead somewhere"));
    }

    private static Stream<String> meshHosts(Manifest service) {
        var hosts = new TreeSet<String>();
        routesOf(service).forEach(to -> hosts.add(to.at("destination", "host").text()));
        return all(
                that(
                        List.copyOf(hosts).equals(service.spec().at("hosts").texts()),
                        service,
                        "must lead to its own host, leads to " + hosts),
                that(hosts.equals(Set.of(service.name() + DOMAIN)), service, "must be named after its host"));
    }

    private static Stream<String> edgeHosts(Mesh mesh, Manifest service) {
        var offered = mesh.named("Gateway", "ingress")
                .map(gateway -> gateway.spec().at("servers").stream()
                        .flatMap(server -> server.at("hosts").texts().stream())
                        .toList())
                .orElse(List.of());
        var hosts = service.spec().at("hosts").texts();
        return that(
                hosts.size() == 1 && offered.contains(hosts.getFirst()), service, "must serve one host of the ingress");
    }

    private static Stream<String> http(Mesh mesh, Manifest service, Node entry, boolean edge) {
        var weights = entry.at("route").stream()
                .map(to -> to.at("weight").number(100))
                .toList();
        return all(
                // Left out it would be twice: the mesh would send an order again.
                is(entry.at("retries"), Map.of("attempts", 0)),
                // Istio knows no "0s"; left out it is none.
                that(!entry.at("timeout").isPresent(), entry.path(), "must not end streams"),
                that(entry.at("name").text("").matches("[a-z-]+"), entry.path(), "must have a name"),
                that(weights.stream().mapToInt(weight -> weight).sum() == 100, entry.path(), "must add up to 100"),
                that(
                        entry.at("route").list().size() <= 2 && weights.stream().allMatch(weight -> weight > 0),
                        entry.path(),
                        "must lead to one or two"),
                that(
                        entry.map().keySet().stream()
                                .allMatch(Set.of("name", "match", "headers", "retries", "route")::contains),
                        entry.path(),
                        "does more than route"),
                entry.at("route").stream().flatMap(to -> target(mesh, to.at("destination"))),
                edge
                        ? stripped(entry)
                        : that(
                                !entry.at("headers").isPresent()
                                        && !entry.at("match").isPresent(),
                                entry.path(),
                                "must route everything"),
                edge ? matches(service, entry) : Stream.of());
    }

    private static Stream<String> stripped(Node entry) {
        return that(
                Set.copyOf(entry.at("headers", "request", "remove").texts()).equals(IDENTITY_HEADERS),
                entry.path(),
                "must remove " + IDENTITY_HEADERS);
    }

    /** Of gRPC only the services that may be called from outside. */
    private static Stream<String> matches(Manifest service, Node entry) {
        var match =
                entry.at("match").stream().map(one -> one.value().orElse("")).toList();
        if (service.name().equals(INGRESS_GRPC)) {
            return that(
                    match.equals(List.of(
                            Map.of("uri", Map.of("prefix", "/sapphire.event.v1.EventService/")),
                            Map.of("uri", Map.of("prefix", "/sapphire.control.v1.ControlService/")))),
                    entry.path(),
                    "must route the event and control services only");
        }
        boolean byHeader = entry.at("name").text().equals("canary-by-header");
        var wanted = List.of(Map.of("headers", Map.of("x-sapphire-canary", Map.of("exact", "true"))));
        return that(
                byHeader ? match.equals(wanted) : match.isEmpty(),
                entry.path(),
                "must match the canary's header, or all");
    }

    private static Stream<String> target(Mesh mesh, Node destination) {
        var host = destination.at("host").text();
        var service = Optional.of(host)
                .filter(name -> name.endsWith(DOMAIN))
                .flatMap(name -> mesh.named("Service", name.substring(0, name.length() - DOMAIN.length())));
        var port = destination.at("port", "number").number();
        boolean known = service.map(named -> named.spec().at("ports").stream()
                        .anyMatch(offered -> offered.at("port").number() == port))
                .orElse(false);
        var subset = destination.at("subset").text("");
        return all(
                that(known, destination.path(), "must be a Service and a port of it, was " + host + ":" + port),
                that(
                        subset.isEmpty()
                                ? subsets(mesh, host).isEmpty()
                                : subsets(mesh, host).contains(subset),
                        destination.path(),
                        "must name a subset that is there, if there are any"));
    }

    private static List<String> subsets(Mesh mesh, String host) {
        return mesh.of("DestinationRule")
                .filter(rule -> rule.spec().at("host").text().equals(host))
                .flatMap(rule -> rule.spec().at("subsets").stream())
                .map(subset -> subset.at("name").text())
                .toList();
    }

    private static Stream<String> destination(Mesh mesh, Manifest rule) {
        var host = rule.spec().at("host").text();
        if (rule.name().equals("otel-collector")) {
            return is(
                    rule.root().at("spec"),
                    Map.of(
                            "host",
                            "otel-collector.monitoring.svc.cluster.local",
                            "exportTo",
                            List.of("."),
                            "trafficPolicy",
                            Map.of("tls", Map.of("mode", "ISTIO_MUTUAL"))));
        }
        var service = mesh.named("Service", host.replace(DOMAIN, ""));
        if (!host.endsWith(DOMAIN) || service.isEmpty()) {
            return Stream.of(rule + " must be about a Service that is there, was " + host);
        }
        var selected =
                mesh.selected(service.get().spec().at("selector").textMap()).toList();
        var policy = rule.spec().at("trafficPolicy");
        boolean http = !service.get().name().equals("egress-gateway");
        return all(
                is(rule.spec().at("exportTo"), List.of(".")),
                pools(policy.at("connectionPool"), http),
                outliers(
                        policy.at("outlierDetection"),
                        http,
                        selected.stream()
                                .allMatch(workload -> workload.manifest()
                                                .spec()
                                                .at("replicas")
                                                .number(2)
                                        == 1)),
                http ? is(policy.at("tls"), Map.of("mode", "ISTIO_MUTUAL")) : Stream.of(),
                rule.spec().at("subsets").stream()
                        .flatMap(subset -> that(
                                selected.stream()
                                                .anyMatch(workload -> workload.version()
                                                        .equals(subset.at("labels", "version")
                                                                .text()))
                                        && subset.at("labels").map().size() == 1,
                                subset.path(),
                                "must have pods")));
    }

    /** Streams last, so nothing may end them for being many, quiet or old. */
    private static Stream<String> pools(Node pool, boolean http) {
        var tcp = pool.at("tcp");
        return all(
                between(tcp.at("maxConnections"), 10, 1_000),
                between(tcp.at("tcpKeepalive", "probes"), 2, 9),
                seconds(tcp.at("connectTimeout"), 1, 10),
                seconds(tcp.at("tcpKeepalive", "time"), 20, 120),
                seconds(tcp.at("tcpKeepalive", "interval"), 5, 15),
                that(tcp.map().size() == 3, tcp.path(), "says more than it must"),
                http
                        ? all(
                                between(pool.at("http", "http2MaxRequests"), 100, 10_000),
                                is(pool.at("http", "idleTimeout"), "1h"),
                                that(
                                        pool.at("http").map().size() == 2,
                                        pool.path(),
                                        "must not end connections by a number of requests"))
                        : that(!pool.at("http").isPresent(), pool.path(), "is not HTTP"));
    }

    private static Stream<String> outliers(Node detection, boolean http, boolean single) {
        return all(
                between(detection.at(http ? "consecutiveGatewayErrors" : "consecutive5xxErrors"), 3, 10),
                seconds(detection.at("interval"), 5, 20),
                seconds(detection.at("baseEjectionTime"), 30, 300),
                single
                        ? is(detection.at("minHealthPercent"), 100)
                        : between(detection.at("maxEjectionPercent"), 10, 50));
    }

    private static Stream<String> seconds(Node duration, int least, int most) {
        var text = duration.text();
        return that(
                text.matches("\\d+s")
                        && Integer.parseInt(text.substring(0, text.length() - 1)) >= least
                        && Integer.parseInt(text.substring(0, text.length() - 1)) <= most,
                duration.path(),
                "must be " + least + " to " + most + " s, was " + text);
    }

    /** Who asks for the canary gets it; of the others few. */
    private static Stream<String> canary(Mesh mesh) {
        boolean canary = mesh.workloads().stream()
                .anyMatch(workload -> workload.version().equals("canary"));
        var names = new ArrayList<String>();
        var weights = new ArrayList<Integer>();
        mesh.named("VirtualService", "gateway")
                .ifPresent(service -> service.spec().at("http").stream().forEach(entry -> {
                    names.add(entry.at("name").text());
                    entry.at("route").stream()
                            .filter(to ->
                                    to.at("destination", "subset").text("").equals("canary"))
                            .forEach(to -> weights.add(to.at("weight").number(100)));
                }));
        return canary
                ? all(
                        that(
                                names.equals(List.of("canary-by-header", "all")),
                                "gateway",
                                "must ask for the header first"),
                        that(
                                weights.size() == 2 && weights.getFirst() == 100 && weights.getLast() <= 20,
                                "gateway",
                                "must send few to the canary"))
                : that(names.equals(List.of("all")) && weights.isEmpty(), "gateway", "has no canary to route to");
    }
}
