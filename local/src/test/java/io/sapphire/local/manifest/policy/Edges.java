package io.sapphire.local.manifest.policy;

import io.sapphire.local.manifest.node.Workload;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may call whom. The only place where it is written down for the tests; everything that is not here is forbidden. */
public final class Edges {
    /** Stands for every agent. */
    public static final String AGENTS = "agents";

    /** Caller, callee, services or methods, and {@code token} if the call must be in somebody's name. */
    private static final String GRPC = """
        trading-coordinator -> exchange-adapter: MarketDataService ExecutionService AccountService
        trading-coordinator -> agents: AgentService
        gateway -> trading-coordinator: EventService ControlService
        gateway -> exchange-adapter: SafetyService/Halt SafetyService/Flatten
        gateway -> runner: RunnerService
        analytics -> trading-coordinator: EventService/StreamEvents
        ingress-gateway -> trading-coordinator: EventService ControlService token
        """;

    /**
     * Everything else that crosses a pod's edge, with the pod's port; {@code pods} is every pod, {@code addresses} all
     * outside, and what is no part's name is a {@link Role}.
     */
    private static final String NETWORK = """
        ingress-gateway -> gateway: 8080
        addresses -> ingress-gateway: 8080 8443
        exchange-adapter -> egress-gateway: 8443
        reasoning -> egress-gateway: 8443
        bigquery -> egress-gateway: 8443
        replicated -> kafka: 9092
        cached -> redis: 6379
        egress-gateway -> internet: 443
        prometheus -> pods: 15020
        pods -> istiod: 15012
        pods -> otel-collector: 4318
        pods -> dns: 53
        exchange-adapter -> exchange-simulator: 9190 9191
        """;

    private static final String GRPC_PORT = "9090";
    private static final List<Edge> GRPC_EDGES = GRPC.lines().map(Edge::parse).toList();
    private static final List<Edge> NETWORK_EDGES =
            NETWORK.lines().map(Edge::parse).toList();

    private Edges() {}

    /** Whether a method may be called. @param token whether the call carries a good one */
    public static boolean allowed(String caller, String callee, String path, boolean token) {
        return GRPC_EDGES.stream()
                .anyMatch(edge -> edge.from().equals(caller)
                        && edge.to().equals(callee)
                        && edge.methods().contains(path)
                        && (token || !edge.token()));
    }

    /** Whether a connection may be opened. */
    static boolean connects(Peer from, Peer to, int port) {
        var wanted = Integer.toString(port);
        return GRPC_EDGES.stream().anyMatch(edge -> edge.joins(from, to) && wanted.equals(GRPC_PORT))
                || NETWORK_EDGES.stream()
                        .anyMatch(edge -> edge.joins(from, to) && edge.what().contains(wanted));
    }

    /** Every port that occurs. */
    public static Set<Integer> ports() {
        var ports = new TreeSet<Integer>(Set.of(Integer.valueOf(GRPC_PORT)));
        NETWORK_EDGES.stream()
                .flatMap(edge -> edge.what().stream())
                .map(Integer::valueOf)
                .forEach(ports::add);
        return ports;
    }

    /** What the table calls a workload. */
    public static String part(Workload workload) {
        return workload.isAgent() ? AGENTS : workload.app();
    }

    /** Whether it serves gRPC and nobody may call it: it listens for its health only. */
    public static boolean isUncalled(String part) {
        return !Contract.servedBy(part).isEmpty()
                && GRPC_EDGES.stream().noneMatch(edge -> edge.to().equals(part));
    }

    /** Whom a workload may call over gRPC. */
    public static List<String> calleesOf(String caller) {
        return GRPC_EDGES.stream()
                .filter(edge -> edge.from().equals(caller))
                .map(Edge::to)
                .toList();
    }

    /** @param methods paths of a gRPC edge */
    private record Edge(String from, String to, List<String> what, Set<String> methods, boolean token) {
        private static final String TOKEN = "token";
        private static final Set<String> PUBLIC = Set.of("internet", "kafka", "redis");
        private static final Set<String> ADDRESSES =
                Set.of("internet", "metadata server", "private address", "kafka", "redis");
        private static final Set<String> PLACES = Set.of("prometheus", "istiod", "otel-collector", "dns");

        static Edge parse(String line) {
            var sides = line.split(" -> |: ");
            var what = List.of(sides[2].split(" "));
            return new Edge(sides[0], sides[1], what, methods(what), what.contains(TOKEN));
        }

        boolean joins(Peer caller, Peer callee) {
            return isSide(from, caller) && isSide(to, callee);
        }

        private static boolean isSide(String side, Peer peer) {
            return switch (side) {
                case "addresses" -> ADDRESSES.contains(peer.part());
                // What stands for Kafka and Redis are public addresses too; the way out does not tell them apart.
                case "internet" -> PUBLIC.contains(peer.part());
                case "pods" -> !ADDRESSES.contains(peer.part()) && !PLACES.contains(peer.part());
                default -> side.equals(peer.part()) || peer.roles().contains(side);
            };
        }

        private static Set<String> methods(List<String> what) {
            return what.stream()
                    .filter(word -> !word.equals(TOKEN) && !word.matches("\\d+"))
                    .flatMap(Edge::paths)
                    .collect(Collectors.toSet());
        }

        private static Stream<String> paths(String word) {
            int slash = word.indexOf('/');
            return slash < 0
                    ? Contract.pathsOf(word).stream()
                    : Contract.pathsOf(word.substring(0, slash)).stream()
                            .filter(path -> path.endsWith(word.substring(slash)));
        }
    }
}
