package io.sapphire.local.manifest.schema;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What an API server of Kubernetes 1.35 with Istio 1.30.3 checks of a manifest by itself: the structure published for its
 * kind, no field beside it, and the rules that stand in the definition.
 */
public final class PublishedSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    private static final String DEFINITIONS = "definitions";
    private static final String METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final String KINDS = "x-kubernetes-group-version-kind";

    private final ObjectNode definitions = JSON.createObjectNode();
    private final Map<String, Map<String, Object>> byKind = new TreeMap<>();
    private final Map<String, JsonSchema> structures = new ConcurrentHashMap<>();
    private final CelRules rules = new CelRules();

    private PublishedSchemas(Map<String, Object> openApi, List<Object> resources) {
        var strict = StrictSchema.each(StrictSchema.cast(openApi.get(DEFINITIONS)));
        strict.forEach((name, schema) -> definitions.set(name, JSON.valueToTree(schema)));
        strict.forEach((name, schema) -> builtIn(name, StrictSchema.cast(schema)));
        resources.stream()
                .map(StrictSchema::cast)
                .map(crd -> StrictSchema.cast(crd.get("spec")))
                .forEach(this::custom);
    }

    /**
     * @param folder where both documents are
     * @throws UncheckedIOException if one is not, or cannot be read
     */
    public static PublishedSchemas in(Path folder) {
        try (var openApi =
                new GZIPInputStream(Files.newInputStream(folder.resolve("kubernetes-1.35.0-openapi.json.gz")))) {
            return new PublishedSchemas(
                    JSON.readValue(openApi, new TypeReference<Map<String, Object>>() {}),
                    Yaml.documents(folder.resolve("istio-1.30.3-crds.yaml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether anything is published for its kind. */
    public boolean know(Manifest manifest) {
        return byKind.containsKey(kind(manifest));
    }

    /** What is wrong with a manifest of a known kind; nothing if nothing is. */
    public Stream<String> violations(Manifest manifest) {
        var kind = kind(manifest);
        var structure =
                structures.computeIfAbsent(kind, this::structure).validate(JSON.valueToTree(manifest.body())).stream()
                        .map(message -> manifest + " is not what is published for its kind: " + message.getMessage());
        return Stream.concat(structure, rules.violations(manifest.toString(), byKind.get(kind), manifest.body()));
    }

    private static String kind(Manifest manifest) {
        return manifest.at("apiVersion").text() + "/" + manifest.kind();
    }

    private void builtIn(String name, Map<String, Object> schema) {
        if (schema.get(KINDS) instanceof List<?> kinds) {
            for (var kind : kinds) {
                var of = StrictSchema.cast(kind);
                var group = of.get("group").toString();
                byKind.put(
                        (group.isEmpty() ? "" : group + "/") + of.get("version") + "/" + of.get("kind"),
                        Map.of("$ref", "#/" + DEFINITIONS + "/" + name));
            }
        }
    }

    private void custom(Map<String, Object> crd) {
        var kind = StrictSchema.cast(crd.get("names")).get("kind");
        for (var version : (List<?>) crd.get("versions")) {
            var of = StrictSchema.cast(version);
            var schema =
                    whole(StrictSchema.cast(StrictSchema.cast(of.get("schema")).get("openAPIV3Schema")));
            byKind.put(crd.get("group") + "/" + of.get("name") + "/" + kind, schema);
        }
    }

    /** A definition speaks of spec and status; the rest of an object is the same for all. */
    private static Map<String, Object> whole(Map<String, Object> schema) {
        var whole = StrictSchema.of(schema);
        var properties = new LinkedHashMap<>(StrictSchema.cast(whole.get("properties")));
        properties.put("apiVersion", Map.of("type", "string"));
        properties.put("kind", Map.of("type", "string"));
        properties.put("metadata", Map.of("$ref", "#/" + DEFINITIONS + "/" + METADATA));
        whole.put("properties", properties);
        return whole;
    }

    private JsonSchema structure(String kind) {
        ObjectNode document = JSON.valueToTree(byKind.get(kind));
        document.set(DEFINITIONS, definitions);
        return FACTORY.getSchema(document);
    }
}
