package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.between;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.local.manifest.policy.Contract;
import io.sapphire.local.manifest.policy.Edges;
import java.util.Set;
import java.util.stream.Stream;

/** Every pod is asked whether it started, serves and lives, at a port and a service that it has. */
final class ProbeRules {
    /** Of these the loss says that the process is broken; that of others may only say that the venue is away. */
    private static final Set<String> NOT_OF_THE_VENUE = Set.of(
            "sapphire.event.v1.EventService",
            "sapphire.market.v1.MarketDataService",
            "sapphire.agent.v1.AgentService",
            "sapphire.runner.v1.RunnerService",
            "sapphire.table.v1.TableService");
    /** Seconds that coordinator and adapter wait for the venue before they give up, and the JVM's start. */
    private static final int LONGEST_START = 90;

    private ProbeRules() {}

    static Stream<String> ask(Mesh mesh) {
        return mesh.workloads().stream()
                .flatMap(workload -> all(
                        probe(workload, "startupProbe"), probe(workload, "readinessProbe"),
                        probe(workload, "livenessProbe"), pace(workload)));
    }

    private static Stream<String> probe(Workload workload, String name) {
        var probe = workload.container().at(name);
        var served = Contract.servedBy(Edges.part(workload));
        // The health of the analytics is that of their store: no reason to restart them.
        boolean ofAStore = workload.app().equals("analytics") && !name.equals("readinessProbe");
        if (!served.isEmpty() && !ofAStore) {
            var service = probe.at("grpc", "service").text("");
            int port = probe.at("grpc", "port").number(0);
            return that(
                    served.contains(service) && NOT_OF_THE_VENUE.contains(service) && hasPort(workload, port),
                    probe.path(),
                    "must ask a gRPC service of its own about itself, asks '" + service + "' at " + port);
        }
        var path = workload.isProxy() ? "/healthz/ready" : workload.app().equals("gateway") ? "/health/live" : "";
        var port = path.isEmpty() ? probe.at("tcpSocket", "port") : probe.at("httpGet", "port");
        return all(
                that(hasPort(workload, port.text("")), probe.path(), "must ask a port of the container"),
                that(probe.at("httpGet", "path").text("").equals(path), probe.path(), "must ask " + path),
                // It answers within a second, if it lives.
                workload.app().equals("gateway") ? between(probe.at("timeoutSeconds"), 2, 5) : Stream.of());
    }

    private static Stream<String> pace(Workload workload) {
        var container = workload.container();
        int patience = container.at("startupProbe", "periodSeconds").number()
                * container.at("startupProbe", "failureThreshold").number();
        int least = workload.isProxy() ? 30 : LONGEST_START;
        return all(
                that(
                        patience >= least && patience <= 300,
                        workload.name(),
                        "must have " + least + " to 300 s to start"),
                between(container.at("startupProbe", "periodSeconds"), 1, 5),
                // Soon out of the Service, late killed: a restart in the middle of trading is the last resort.
                between(container.at("readinessProbe", "periodSeconds"), 1, 5),
                between(container.at("readinessProbe", "failureThreshold"), 1, 3),
                between(container.at("livenessProbe", "periodSeconds"), 10, 20),
                between(container.at("livenessProbe", "failureThreshold"), 6, 15),
                Contract.servedBy(Edges.part(workload)).isEmpty()
                        ? Stream.of()
                        : between(container.at("livenessProbe", "timeoutSeconds"), 3, 9));
    }

    private static boolean hasPort(Workload workload, Object port) {
        return workload.container().at("ports").stream()
                .anyMatch(entry -> has(entry, "name", port) || has(entry, "containerPort", port));
    }

    private static boolean has(Node entry, String key, Object value) {
        return entry.at(key).value().filter(value::equals).isPresent();
    }
}
