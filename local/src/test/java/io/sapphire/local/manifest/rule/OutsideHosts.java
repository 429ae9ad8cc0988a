package io.sapphire.local.manifest.rule;

import io.sapphire.agents.AgentsProperties;
import io.sapphire.coordinator.CoordinatorProperties;
import io.sapphire.exchange.ExchangeAdapterProperties;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Settings;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.local.manifest.policy.Role;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hosts outside the cluster that a pod must reach, by its configuration; nobody reaches another. */
final class OutsideHosts {
    /** Exchanges a pod's own token for one of Google's. */
    private static final String GOOGLE_TOKENS = "sts.googleapis.com";

    private static final Set<String> BIGQUERY =
            Set.of("bigquery.googleapis.com", "bigquerystorage.googleapis.com", GOOGLE_TOKENS);

    private OutsideHosts() {}

    /** Through the egress gateway. */
    static Set<String> throughTheGateway(Mesh mesh, Workload workload) {
        if (workload.app().equals("exchange-adapter")) {
            return venue(mesh, workload);
        }
        if (Role.REASONING.isOf(mesh, workload)) {
            var location = Configuration.bound(mesh, workload, AgentsProperties.class)
                    .reasoning()
                    .location();
            return Set.of(location + "-aiplatform.googleapis.com", GOOGLE_TOKENS);
        }
        return Role.BIGQUERY.isOf(mesh, workload) ? BIGQUERY : Set.of();
    }

    /** Of everybody, through the egress gateway. */
    static Set<String> throughTheGateway(Mesh mesh) {
        return mesh.workloads().stream()
                .filter(Workload::isConfigured)
                .flatMap(workload -> throughTheGateway(mesh, workload).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** In the private network, asked by the pods themselves; of Kafka's brokers those that its ServiceEntry names. */
    static Set<String> straight(Mesh mesh, Workload workload) {
        var hosts = new TreeSet<String>();
        if (Role.REPLICATED.isOf(mesh, workload)) {
            hosts.addAll(brokers(mesh));
            var servers = Configuration.bound(mesh, workload, CoordinatorProperties.class)
                    .kafka()
                    .servers();
            Stream.of(servers.split(","))
                    .map(server -> server.substring(0, Math.max(0, server.indexOf(':'))))
                    .forEach(hosts::add);
        }
        if (Role.CACHED.isOf(mesh, workload)) {
            var prefix = workload.isAgent() ? "sapphire.agents." : "sapphire.gateway.";
            hosts.add(URI.create(Settings.of(mesh, workload).keys().get(prefix + "cache.redis"))
                    .getHost());
        }
        return hosts;
    }

    private static Set<String> brokers(Mesh mesh) {
        return mesh.named("ServiceEntry", "kafka").map(Manifest::spec).stream()
                .flatMap(entry -> entry.at("hosts").texts().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> venue(Mesh mesh, Workload workload) {
        var venue = Configuration.bound(mesh, workload, ExchangeAdapterProperties.class)
                .venue();
        return Stream.of(venue.rest(), venue.marketStream(), venue.userStream())
                .map(address -> URI.create(address).getHost())
                .collect(Collectors.toSet());
    }
}
