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
import io.sapphire.local.manifest.policy.Contract;
import io.sapphire.local.manifest.policy.Edges;
import io.sapphire.local.manifest.policy.Matrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Only those reach each other who must, and nobody unproven. */
final class EdgeRules {
    private static final String COLLECTOR = "monitoring/otel-collector.monitoring.svc.cluster.local";
    private static final String DOMAIN = ".trading-system.svc.cluster.local";

    private EdgeRules() {}

    static Stream<String> strict(Mesh mesh) {
        if (!mesh.isMeshed()) {
            return Stream.of();
        }
        return all(
                peers(mesh),
                denied(mesh),
                mesh.of("AuthorizationPolicy").flatMap(policy -> exact(mesh, policy)),
                mesh.workloads().stream().flatMap(workload -> policed(mesh, workload)),
                sidecars(mesh),
                that(
                        mesh.isTraced()
                                == mesh.named("DestinationRule", "otel-collector")
                                        .isPresent(),
                        "the collector",
                        "must be told over mutual TLS, if it is told"),
                telemetry(mesh));
    }

    /** Every cell of the two matrices. The slowest rule: the last one to be asked. */
    static Stream<String> equalTheTable(Mesh mesh) {
        return Stream.of(mesh)
                .flatMap(all -> Stream.concat(
                        all.isMeshed() ? Matrix.calls(all).stream() : Stream.of(), Matrix.connections(all).stream()));
    }

    private static Stream<String> peers(Mesh mesh) {
        var all = mesh.of("PeerAuthentication").toList();
        return that(
                all.size() == 1
                        && all.getFirst().name().equals("default")
                        && all.getFirst().spec().value().equals(Optional.of(Map.of("mtls", Map.of("mode", "STRICT")))),
                "PeerAuthentication",
                "must be one, STRICT, for everybody");
    }

    private static Stream<String> denied(Mesh mesh) {
        var nothing = mesh.of("AuthorizationPolicy")
                .filter(policy -> policy.spec().map().isEmpty())
                .map(Manifest::name)
                .toList();
        var network = mesh.named("NetworkPolicy", "default-deny")
                .map(policy -> policy.spec().value().orElse(Map.of()));
        return all(
                that(nothing.equals(List.of("deny-all")), "AuthorizationPolicy", "must deny by default, once"),
                that(
                        network.equals(Optional.of(
                                Map.of("podSelector", Map.of(), "policyTypes", List.of("Ingress", "Egress")))),
                        "NetworkPolicy",
                        "must deny by default, both ways"));
    }

    /** By name: no wildcard, no caller or method left open, nobody and nothing that is not there. */
    private static Stream<String> exact(Mesh mesh, Manifest policy) {
        if (policy.name().equals("deny-all")) {
            return Stream.of();
        }
        var accounts = mesh.of("ServiceAccount")
                .map(account -> Call.principal(account.name()))
                .toList();
        return all(
                is(policy.spec().at("action"), "ALLOW"),
                that(
                        mesh.workloads().stream()
                                .anyMatch(workload -> Authorization.selects(policy, workload.podLabels())),
                        policy,
                        "must be about somebody"),
                that(policy.spec().at("selector", "matchLabels").map().size() == 1, policy, "must select by one label"),
                that(policy.spec().at("rules").list().size() == 1, policy, "must be one edge"),
                policy.spec().at("rules").stream().flatMap(rule -> rule(policy, rule, accounts)));
    }

    private static Stream<String> rule(Manifest policy, Node rule, List<String> accounts) {
        var sources = rule.at("from").stream().map(from -> from.at("source")).toList();
        var operations = rule.at("to").stream().map(to -> to.at("operation")).toList();
        boolean internet = policy.name().equals("internet-to-ingress-gateway");
        return all(
                that(sources.size() == 1 && operations.size() == 1, rule.path(), "must be from one, to one"),
                sources.stream()
                        .flatMap(source -> internet
                                ? that(
                                        !source.at("requestPrincipals").texts().isEmpty()
                                                && source.map().size() == 1,
                                        source.path(),
                                        "must be somebody with a token")
                                : that(
                                        source.at("principals").texts().size() == 1
                                                && accounts.containsAll(
                                                        source.at("principals").texts())
                                                && source.map().size() == 1,
                                        source.path(),
                                        "must be one account that is there")),
                operations.stream().flatMap(operation -> operation(policy, operation)));
    }

    private static Stream<String> operation(Manifest policy, Node operation) {
        var paths = operation.at("paths").texts();
        var callee = policy.spec().at("selector", "matchLabels").textMap();
        boolean grpc = Stream.of("exchange-adapter", "trading-coordinator", "agent", "runner")
                .anyMatch(callee.values()::contains);
        var port = switch (callee.getOrDefault("app", "agent")) {
            case "gateway" -> List.of("8080");
            case "egress-gateway" -> List.of("8443");
            case "ingress-gateway" -> List.of();
            default -> List.of("9090");
        };
        return all(
                that(operation.at("ports").texts().equals(port), operation.path(), "must be at " + port),
                that(
                        grpc != paths.isEmpty() && Contract.paths().containsAll(paths),
                        operation.path(),
                        "must name methods that there are"),
                that(
                        operation.at("methods").texts().equals(grpc ? List.of("POST") : List.of()),
                        operation.path(),
                        "must be POST, if it is gRPC"));
    }

    private static Stream<String> policed(Mesh mesh, Workload workload) {
        boolean rpc = mesh.of("AuthorizationPolicy")
                .filter(policy -> !policy.spec().map().isEmpty())
                .anyMatch(policy -> Authorization.selects(policy, workload.podLabels()));
        return that(
                rpc != Edges.isUncalled(Edges.part(workload)),
                workload.name(),
                "must have a policy that names its callers, if it has any");
    }

    /** A sidecar knows only whom its service calls. */
    private static Stream<String> sidecars(Mesh mesh) {
        return all(
                mesh.of("Sidecar").flatMap(sidecar -> {
                    var selector =
                            sidecar.spec().at("workloadSelector", "labels").textMap();
                    var hosts = sidecar.spec().at("egress").stream()
                            .flatMap(egress -> egress.at("hosts").texts().stream())
                            .toList();
                    return all(
                            is(sidecar.spec().at("outboundTrafficPolicy"), Map.of("mode", "REGISTRY_ONLY")),
                            that(
                                    sidecar.spec().at("egress").list().size() == 1,
                                    sidecar,
                                    "must have one list of hosts"),
                            sidecar.name().equals("default")
                                    ? that(
                                            hosts.equals(List.of(mesh.isTraced() ? COLLECTOR : "~/*"))
                                                    && !sidecar.spec()
                                                            .at("workloadSelector")
                                                            .isPresent(),
                                            sidecar,
                                            "must know nobody that others call")
                                    : that(
                                            selector.equals(Map.of("app", sidecar.name()))
                                                    && Set.copyOf(hosts).equals(reached(mesh, sidecar.name())),
                                            sidecar,
                                            "must know " + reached(mesh, sidecar.name()) + ", knows " + hosts));
                }),
                that(
                        mesh.of("Sidecar")
                                .map(Manifest::name)
                                .collect(Collectors.toSet())
                                .equals(callers(mesh)),
                        "Sidecar",
                        "must be one for everybody who calls, and the default"));
    }

    private static Set<String> callers(Mesh mesh) {
        return Stream.concat(
                        Stream.of("default"),
                        mesh.workloads().stream()
                                .map(Workload::app)
                                .filter(app -> !known(mesh, app).isEmpty()))
                .collect(Collectors.toSet());
    }

    private static Set<String> known(Mesh mesh, String caller) {
        var callees = Edges.calleesOf(caller).stream()
                .flatMap(part -> mesh.workloads().stream()
                        .filter(workload -> Edges.part(workload).equals(part)))
                .map(workload -> workload.app() + DOMAIN);
        var outside = mesh.workloads().stream()
                .filter(workload -> workload.app().equals(caller) && workload.isConfigured())
                .flatMap(workload -> outside(mesh, workload));
        return (caller.equals("ingress-gateway") ? Stream.<String>of() : Stream.concat(callees, outside))
                .map(host -> "./" + host)
                .collect(Collectors.toSet());
    }

    /** The collector is everybody's. */
    private static Set<String> reached(Mesh mesh, String caller) {
        return Stream.concat(known(mesh, caller).stream(), Stream.of(COLLECTOR).filter(_ -> mesh.isTraced()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> outside(Mesh mesh, Workload workload) {
        var through = OutsideHosts.throughTheGateway(mesh, workload);
        return Stream.of(
                        through.isEmpty() ? Set.<String>of() : Set.of("egress-gateway" + DOMAIN),
                        through,
                        OutsideHosts.straight(mesh, workload))
                .flatMap(Set::stream);
    }

    private static Stream<String> telemetry(Mesh mesh) {
        var all = mesh.of("Telemetry").map(Manifest::spec).toList();
        if (all.size() != 1) {
            return Stream.of("Telemetry must be one, for everybody");
        }
        var logging = all.getFirst().at("accessLogging").list();
        return all(
                that(
                        all.getFirst()
                                .at("metrics")
                                .value()
                                .equals(Optional.of(
                                        List.of(Map.of("providers", List.of(Map.of("name", "prometheus")))))),
                        "Telemetry",
                        "must count for Prometheus"),
                that(
                        all.getFirst()
                                .at("tracing")
                                .value()
                                .equals(Optional.of(List.of(Map.of("randomSamplingPercentage", 100)))),
                        "Telemetry",
                        "must keep every trace"),
                that(logging.size() == 1, "Telemetry", "must log once"),
                logging.stream()
                        .flatMap(log -> all(
                                that(
                                        log.at("filter", "expression").text("").contains("response.code >= 400")
                                                && log.at("filter", "expression")
                                                        .text("")
                                                        .contains("response.grpc_status != 0"),
                                        log.path(),
                                        "must log what was refused"),
                                is(log.at("providers"), List.of(Map.of("name", "envoy"))))));
    }
}
