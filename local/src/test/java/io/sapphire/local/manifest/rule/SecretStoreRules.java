package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.local.manifest.policy.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where secrets are fetched from a store, all that are mounted are, under the names they are read by. */
final class SecretStoreRules {
    /** File by secret. */
    private static final Map<String, String> ALWAYS = Map.of(
            "submit-mac", "submit-mac.key",
            "audit-checkpoint", "audit-checkpoint.key",
            "venue-signer", "venue-signer.key",
            "gateway-token", "token");

    private SecretStoreRules() {}

    static Stream<String> fetched(Mesh mesh) {
        var fetched = mesh.of("ExternalSecret").toList();
        if (fetched.isEmpty()) {
            return Stream.of();
        }
        var wanted = wanted(mesh);
        return all(
                that(
                        fetched.stream()
                                .map(Manifest::name)
                                .collect(Collectors.toSet())
                                .equals(wanted.keySet()),
                        "ExternalSecret",
                        "must be of " + wanted.keySet()),
                fetched.stream().flatMap(secret -> one(secret, wanted.getOrDefault(secret.name(), ""))));
    }

    private static Map<String, String> wanted(Mesh mesh) {
        var wanted = new TreeMap<>(ALWAYS);
        if (anybody(mesh, Role.REPLICATED)) {
            wanted.put("kafka-client", "client.properties");
        }
        if (anybody(mesh, Role.CACHED)) {
            wanted.put("redis-password", "password");
            wanted.put("cache-key", "cache.key");
        }
        return wanted;
    }

    private static boolean anybody(Mesh mesh, Role role) {
        return mesh.workloads().stream().filter(Workload::isConfigured).anyMatch(workload -> role.isOf(mesh, workload));
    }

    private static Stream<String> one(Manifest secret, String file) {
        return all(
                is(secret.spec().at("target", "name"), secret.name()),
                is(secret.spec().at("target", "creationPolicy"), "Owner"),
                is(
                        secret.spec().at("secretStoreRef"),
                        Map.of("kind", "ClusterSecretStore", "name", "google-secret-manager")),
                is(secret.spec().at("refreshInterval"), "1h"),
                is(
                        secret.spec().at("data"),
                        List.of(Map.of("secretKey", file, "remoteRef", Map.of("key", "sapphire-" + secret.name())))));
    }
}
