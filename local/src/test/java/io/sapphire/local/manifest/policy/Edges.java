package io.sapphire.local.manifest.policy;

import io.sapphire.local.manifest.node.Workload;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        ingress-gateway -> trading-coordinator: EventService ControlService token
        """;

    /** Everything else that crosses a pod's edge, with the pod's port; {@code pods} is every pod, {@code addresses} all outside. */
    private static final String NETWORK = """
        ingress-gateway -> gateway: 8080
        addresses -> ingress-gateway: 8080 8443
        exchange-adapter -> egress-gateway: 8443
        egress-gateway -> internet: 443
        prometheus -> pods: 15020
        pods -> istiod: 15012
        pods -> dns: 53
        exchange-adapter -> exchange-simulator: 9190 9191
        """;

    private static final String GRPC_PORT = "9090";

    private Edges() {}

    /** Whether a method may be called. @param token whether the call carries a good one */
    public static boolean allowed(String caller, String callee, String path, boolean token) {
        return lines(GRPC)
                .anyMatch(edge -> edge.from().equals(caller)
                        && edge.to().equals(callee)
                        && edge.paths().contains(path)
                        && (token || !edge.what().contains("token")));
    }

    /** Whether a connection may be opened. */
    public static boolean connects(String from, String to, int port) {
        var wanted = Integer.toString(port);
        return lines(GRPC).anyMatch(edge -> edge.joins(from, to) && wanted.equals(GRPC_PORT))
                || lines(NETWORK)
                        .anyMatch(edge -> edge.joins(from, to) && edge.what().contains(wanted));
    }

    /** Every port that occurs. */
    public static Set<Integer> ports() {
        var ports = new TreeSet<Integer>(Set.of(Integer.valueOf(GRPC_PORT)));
        lines(NETWORK)
                .flatMap(edge -> edge.what().stream())
                .map(Integer::valueOf)
                .forEach(ports::add);
        return ports;
    }

    /** What the table calls a workload. */
    public static String part(Workload workload) {
        return workload.isAgent() ? AGENTS : workload.app();
    }

    /** Whom a workload may call over gRPC. */
    public static List<String> calleesOf(String caller) {
        return lines(GRPC)
                .filter(edge -> edge.from().equals(caller))
                .map(Edge::to)
                .toList();
    }

    private static Stream<Edge> lines(String table) {
        return table.lines().map(Edge::parse);
    }

    private record Edge(String from, String to, List<String> what) {
        private static final Set<String> ADDRESSES = Set.of("internet", "metadata server", "private address");
        private static final Set<String> PLACES = Set.of("prometheus", "istiod", "dns");

        static Edge parse(String line) {
            var sides = line.split(" -> |: ");
            return new Edge(sides[0], sides[1], List.of(sides[2].split(" ")));
        }

        boolean joins(String caller, String callee) {
            return isSide(from, caller) && isSide(to, callee);
        }

        private static boolean isSide(String side, String part) {
            return switch (side) {
                case "addresses" -> ADDRESSES.contains(part);
                case "pods" -> !ADDRESSES.contains(part) && !PLACES.contains(part);
                default -> side.equals(part);
            };
        }

        List<String> paths() {
            return what.stream()
                    .filter(word -> !word.equals("token"))
                    .flatMap(Edge::paths)
                    .toList();
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
