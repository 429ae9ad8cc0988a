package io.sapphire.local.manifest.policy;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every caller with every callee and method: where the policies say something else than {@link Edges}. */
public final class Matrix {
    /** A good token, a token of somebody else's issuer, one of nobody who may, and none. */
    private static final Map<String, String> OPERATOR =
            Map.of("iss", "https://issuer.example.com", "sub", "ann", "groups", "sapphire-operators");

    private static final List<Map<String, String>> TOKENS = List.of(
            OPERATOR,
            Map.of("iss", "https://elsewhere.example.com", "sub", "ann", "groups", "sapphire-operators"),
            Map.of("iss", "https://issuer.example.com", "sub", "ann", "groups", "others"),
            Map.of());
    private static final List<String> INTRUDERS = List.of("default", "intruder", "");

    private Matrix() {}

    /** Calls that are allowed and must not be, and the other way round. */
    public static List<String> calls(Mesh mesh) {
        var authorization = new Authorization(mesh);
        var wrong = new ArrayList<String>();
        var accounts = accounts(mesh);
        for (var callee : mesh.workloads()) {
            for (var account : accounts) {
                Contract.paths()
                        .forEach(path -> TOKENS.forEach(token -> {
                            var call = new Call(account.principal(), callee.podLabels(), 9090, "", path, "", token);
                            compare(wrong, authorization, call, account.part(), callee, token == OPERATOR);
                        }));
            }
        }
        return wrong;
    }

    private static void compare(
            List<String> wrong, Authorization authorization, Call call, String caller, Workload callee, boolean token) {
        boolean expected = Edges.allowed(caller, Edges.part(callee), call.path(), token);
        if (authorization.allows(call) != expected) {
            wrong.add("%s -> %s%s%s must be %s"
                    .formatted(
                            caller,
                            callee.name(),
                            call.path(),
                            token ? " with a token" : "",
                            expected ? "allowed" : "denied"));
        }
    }

    /** Connections that get through and must not, and the other way round. */
    public static List<String> connections(Mesh mesh) {
        var network = new Network(mesh);
        var ours = mesh.workloads().stream()
                .map(workload -> Peer.of(mesh, workload))
                .toList();
        var peers = Stream.concat(ours.stream(), Peer.OTHERS.stream()).toList();
        var wrong = new ArrayList<String>();
        var ports = new ArrayList<>(Edges.ports());
        ports.addAll(List.of(22, 80, 8888));
        for (var from : peers) {
            for (var to : peers) {
                if (from.isOurs() || to.isOurs()) {
                    ports.stream()
                            .filter(port -> network.connects(from, to, port) != expected(mesh, from, to, port))
                            .map(port -> from.part() + " -> " + to.part() + ":" + port)
                            .forEach(wrong::add);
                }
            }
        }
        return wrong;
    }

    /** Without the service mesh nobody listens for its control plane and its metrics, and not everybody tells of spans. */
    private static boolean expected(Mesh mesh, Peer from, Peer to, int port) {
        boolean ofTheMesh = to.part().equals("istiod") || from.part().equals("prometheus");
        return Edges.connects(from, to, port)
                && (mesh.isMeshed() || !ofTheMesh)
                && (mesh.isTraced() || !to.part().equals("otel-collector"));
    }

    private static List<Account> accounts(Mesh mesh) {
        var ours = mesh.workloads().stream()
                .map(workload -> new Account(Edges.part(workload), Call.principal(workload.serviceAccount())));
        var declared = mesh.of("ServiceAccount")
                .map(Manifest::name)
                .filter(name -> mesh.workloads().stream()
                        .noneMatch(workload -> workload.serviceAccount().equals(name)))
                .map(name -> new Account("unused " + name, Call.principal(name)));
        var foreign = Stream.of(
                new Account("coordinator of another namespace", "cluster.local/ns/elsewhere/sa/trading-coordinator"));
        var intruders = INTRUDERS.stream()
                .map(name -> new Account(name.isEmpty() ? "nobody" : name, name.isEmpty() ? "" : Call.principal(name)));
        return Stream.of(ours, declared, foreign, intruders)
                .flatMap(accounts -> accounts)
                .distinct()
                .toList();
    }

    private record Account(String part, String principal) {}
}
