package io.sapphire.local.manifest.rule;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.schema.TypedSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All rules by name, the quick ones first. */
public final class Rules {
    private static final String SCHEMAS = "schemas hold";
    private static final String TABLE = "edges equal the table";
    /** Kinds that cannot change who reaches whom. */
    private static final Set<String> BESIDE_THE_TABLE = Set.of(
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "PersistentVolumeClaim",
            "ExternalSecret",
            "DestinationRule",
            "VirtualService",
            "Telemetry",
            "Gateway",
            "ServiceEntry",
            "Sidecar");

    private static final Map<String, Rule> ALL = all();

    private Rules() {}

    public static Map<String, Rule> all() {
        var rules = new LinkedHashMap<String, Rule>();
        rules.put("pods are hardened", PodRules::hardened);
        rules.put("memory and cores fit", ResourceRules::fit);
        rules.put("probes ask what is there", ProbeRules::ask);
        rules.put("what is read and written is mounted", MountRules::present);
        rules.put("services are found by their names", ServiceRules::found);
        rules.put("everybody is who they are", IdentityRules::own);
        rules.put("as many as there may be", ScalingRules::counted);
        rules.put("no secret, nothing unstable", SecretRules::none);
        rules.put("network policies are narrow", NetworkRules::narrow);
        rules.put("routes are sound", RouteRules::sound);
        rules.put("the mesh is strict", EdgeRules::strict);
        rules.put("configuration is taken", ConfigurationRules::taken);
        rules.put("stores and models are asked safely", StoreRules::safe);
        rules.put("secrets are fetched", SecretStoreRules::fetched);
        rules.put("the doors are guarded", DoorRules::guarded);
        rules.put(SCHEMAS, mesh -> TypedSchema.violations(mesh.manifests()));
        rules.put(TABLE, EdgeRules::equalTheTable);
        return rules;
    }

    /**
     * The first violation after one manifest was changed in a mesh that had none; one that cannot be read is a violation.
     */
    public static Optional<String> firstViolation(Mesh mesh, Manifest changed) {
        var rules = new LinkedHashMap<>(ALL);
        rules.put(SCHEMAS, _ -> TypedSchema.violations(List.of(changed)));
        return rules.entrySet().stream()
                .filter(rule -> !rule.getKey().equals(TABLE)
                        || BESIDE_THE_TABLE.stream().noneMatch(kind -> kind.equals(kind(changed))))
                .flatMap(rule -> violations(rule.getValue(), mesh).map(sentence -> rule.getKey() + ": " + sentence))
                .findFirst();
    }

    private static String kind(Manifest changed) {
        return String.valueOf(changed.body().get("kind"));
    }

    public static Stream<String> violations(Rule rule, Mesh mesh) {
        try {
            return rule.violations(mesh).toList().stream();
        } catch (MalformedException | IllegalArgumentException | ArithmeticException malformed) {
            return Stream.of(String.valueOf(malformed.getMessage()));
        }
    }
}
