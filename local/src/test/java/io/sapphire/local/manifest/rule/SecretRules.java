package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No manifest holds a secret, and none uses what is unstable or forbidden. */
final class SecretRules {
    /** 64 hex digits on their own are a key of ours; after sha256: they are a digest. */
    private static final Pattern KEY =
            Pattern.compile("(?<!sha256:)\\b(0x)?[0-9a-fA-F]{64}\\b|-----BEGIN|AIza[0-9A-Za-z_-]{35}|ya29\\.");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Set<String> FORBIDDEN =
            Set.of("Secret", "EnvoyFilter", "Pod", "ClusterRole", "ClusterRoleBinding");
    private static final Set<String> ENVIRONMENT = Set.of("SAPPHIRE_TOKEN", "SAPPHIRE_SIMULATOR_SIGNER_ADDRESS");
    private static final Set<String> PLAIN = Set.of(
            "JAVA_TOOL_OPTIONS",
            "SAPPHIRE_HOME",
            "GOOGLE_APPLICATION_CREDENTIALS",
            "OTEL_EXPORTER_PROMETHEUS_HOST",
            "OTEL_EXPORTER_PROMETHEUS_PORT");

    private SecretRules() {}

    static Stream<String> none(Mesh mesh) {
        return all(
                mesh.manifests().stream()
                        .flatMap(manifest -> all(
                                that(!FORBIDDEN.contains(manifest.kind()), manifest, "must not be here"),
                                that(
                                        !manifest.at("apiVersion").text().matches(".*(alpha|beta).*"),
                                        manifest,
                                        "must be of a stable version"),
                                labelled(manifest),
                                keys(manifest.root()))),
                mesh.workloads().stream().flatMap(SecretRules::environment));
    }

    /** Named so that the cluster takes it, and labelled so that people find it. */
    private static Stream<String> labelled(Manifest manifest) {
        return all(
                that(NAME.matcher(manifest.name()).matches(), manifest, "must have a name that can be one"),
                that(
                        "sapphire".equals(manifest.labels().get("app.kubernetes.io/part-of")),
                        manifest,
                        "must be labelled"));
    }

    private static Stream<String> keys(Node node) {
        return node.value().stream().flatMap(value -> switch (value) {
            case String text -> that(!KEY.matcher(text).find(), node.path(), "must not hold a key");
            case Map<?, ?> _ -> node.map().values().stream().flatMap(SecretRules::keys);
            case List<?> _ -> node.stream().flatMap(SecretRules::keys);
            default -> Stream.of();
        });
    }

    private static Stream<String> environment(Workload workload) {
        return workload.container().at("env").stream()
                .flatMap(entry -> all(
                        that(
                                ENVIRONMENT.contains(entry.at("name").text())
                                        || PLAIN.contains(entry.at("name").text()),
                                entry.path(),
                                "is read by nobody"),
                        that(
                                PLAIN.contains(entry.at("name").text())
                                        == entry.at("value").isPresent(),
                                entry.path(),
                                "must be a reference, if it is secret")));
    }
}
