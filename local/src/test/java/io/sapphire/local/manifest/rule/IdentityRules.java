package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who a pod is: an account of its own, labels that its selector means, in the one namespace. */
final class IdentityRules {
    private static final String NAMESPACE = "trading-system";
    private static final Set<String> VERSIONS = Set.of("stable", "canary", "blue", "green", "shadow");
    private static final Set<String> MEASURED = Set.of("trading-coordinator", "exchange-adapter", "gateway");
    /** Port of the services' metrics; as OpenTelemetry has it. */
    private static final String METRICS = "9464";

    private static final Set<String> ENFORCED = Set.of("enforce", "warn", "audit");

    private IdentityRules() {}

    static Stream<String> own(Mesh mesh) {
        return all(
                mesh.workloads().stream().flatMap(workload -> workload(mesh, workload)),
                mesh.of("ServiceAccount").flatMap(account -> account(mesh, account)),
                mesh.manifests().stream().flatMap(IdentityRules::placed),
                namespace(mesh));
    }

    private static Stream<String> workload(Mesh mesh, Workload workload) {
        var selector = workload.manifest().spec().at("selector", "matchLabels").textMap();
        var twins = mesh.selected(selector).count();
        return all(
                is(workload.pod().at("serviceAccountName"), workload.app()),
                that(mesh.named("ServiceAccount", workload.app()).isPresent(), workload.name(), "needs its account"),
                that(VERSIONS.contains(workload.version()), workload.name(), "must have a version that is known"),
                that(
                        selector.get("app") != null
                                && Set.of("app", "version").containsAll(selector.keySet())
                                && twins == 1,
                        workload.name(),
                        "must select by app and version its own pods only"),
                that(
                        workload.app().equals(workload.name())
                                || (workload.app() + "-" + workload.version()).equals(workload.name()),
                        workload.name(),
                        "must be named after its app"),
                that(workload.isSelectedBy(selector), workload.name(), "must select its own pods"),
                metrics(workload),
                annotations(mesh, workload));
    }

    /** Whoever adds an annotation can open the sidecar: only these. */
    private static Stream<String> annotations(Mesh mesh, Workload workload) {
        var annotations = workload.template().at("metadata", "annotations").textMap();
        var wanted = new HashMap<String, String>();
        if (isMeasured(workload)) {
            var port = workload.app().equals("gateway") ? "8080" : METRICS;
            wanted.putAll(Map.of(
                    "prometheus.io/scrape", "true", "prometheus.io/port", port, "prometheus.io/path", "/metrics"));
        }
        if (mesh.isMeshed()) {
            wanted.put("proxy.istio.io/config", "{\"holdApplicationUntilProxyStarts\": true}");
        }
        if (workload.isProxy()) {
            wanted.put("inject.istio.io/templates", "gateway");
        }
        return all(
                that(annotations.equals(wanted), workload.name(), "must be annotated with " + wanted),
                workload.isProxy()
                        ? that(
                                "true".equals(workload.podLabels().get("sidecar.istio.io/inject")),
                                workload.name(),
                                "must be injected")
                        : that(
                                !workload.podLabels().containsKey("sidecar.istio.io/inject"),
                                workload.name(),
                                "must not choose"));
    }

    /** Metrics are shown to the pod's own sidecar, which hands them on; the gateway shows them where it serves. */
    private static Stream<String> metrics(Workload workload) {
        return isMeasured(workload) && !workload.app().equals("gateway")
                ? all(
                        is(workload.environment("OTEL_EXPORTER_PROMETHEUS_HOST").at("value"), "127.0.0.1"),
                        is(workload.environment("OTEL_EXPORTER_PROMETHEUS_PORT").at("value"), METRICS))
                : Stream.of();
    }

    private static boolean isMeasured(Workload workload) {
        return workload.isAgent() || MEASURED.contains(workload.app());
    }

    private static Stream<String> account(Mesh mesh, Manifest account) {
        return all(
                is(account.at("automountServiceAccountToken"), false),
                that(
                        mesh.workloads().stream()
                                .anyMatch(workload -> workload.serviceAccount().equals(account.name())),
                        account,
                        "is nobody's"));
    }

    private static Stream<String> placed(Manifest manifest) {
        return manifest.kind().equals("Namespace")
                ? is(manifest.at("metadata", "name"), NAMESPACE)
                : that(manifest.namespace().equals(NAMESPACE), manifest, "must be in " + NAMESPACE);
    }

    private static Stream<String> namespace(Mesh mesh) {
        return mesh.of("Namespace").findFirst().map(Manifest::labels).stream()
                .flatMap(labels -> all(
                        ENFORCED.stream()
                                .flatMap(level -> that(
                                        "restricted".equals(labels.get("pod-security.kubernetes.io/" + level)),
                                        NAMESPACE,
                                        "must " + level + " the restricted standard")),
                        that(
                                "latest".equals(labels.get("pod-security.kubernetes.io/enforce-version")),
                                NAMESPACE,
                                "must enforce the latest"),
                        that(
                                mesh.isMeshed() == "enabled".equals(labels.get("istio-injection")),
                                NAMESPACE,
                                "must inject sidecars, if there is a mesh"),
                        that(mesh.of("Namespace").count() == 1, NAMESPACE, "must be there once")));
    }
}
