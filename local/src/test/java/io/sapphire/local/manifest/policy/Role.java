package io.sapphire.local.manifest.policy;

import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Settings;
import io.sapphire.local.manifest.node.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a pod does besides what its name says, if its configuration chose so; {@link Edges} gives it a way to where it must. */
public enum Role {
    /** Asks a language model. */
    REASONING("sapphire.agents.reasoning.project"),
    /** Writes its tables to BigQuery. */
    BIGQUERY("sapphire.analytics.bigquery"),
    /** Has a replica of the event log in Kafka. */
    REPLICATED("sapphire.coordinator.kafka.servers"),
    /** Keeps in Redis what can be had again. */
    CACHED("sapphire.gateway.cache.redis", "sapphire.agents.cache.redis");

    private final List<String> keys;

    Role(String... keys) {
        this.keys = List.of(keys);
    }

    public boolean isOf(Mesh mesh, Workload workload) {
        var settings = Settings.of(mesh, workload);
        return keys.stream().anyMatch(settings::has);
    }

    /** Whether it asks Google for something. */
    public static boolean asksGoogle(Mesh mesh, Workload workload) {
        return REASONING.isOf(mesh, workload) || BIGQUERY.isOf(mesh, workload);
    }

    /** As the table names them. */
    static Set<String> words(Mesh mesh, Workload workload) {
        return Arrays.stream(values())
                .filter(role -> role.isOf(mesh, workload))
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
