package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.between;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Workload;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * No pod has a privilege, and each ends in order.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">Pod Security, restricted</a>
 */
final class PodRules {
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9./-]+@sha256:[0-9a-f]{64}");
    private static final Pattern UNPINNED = Pattern.compile("sapphire/[a-z-]+");
    private static final Set<String> POD_FIELDS = Set.of(
            "serviceAccountName",
            "automountServiceAccountToken",
            "enableServiceLinks",
            "terminationGracePeriodSeconds",
            "topologySpreadConstraints",
            "securityContext",
            "containers",
            "volumes");
    private static final Set<String> VOLUMES =
            Set.of("configMap", "secret", "emptyDir", "projected", "persistentVolumeClaim");
    private static final int LEAST_USER = 1000;
    private static final int MOST_USER = 65_535;
    /** Seconds a server drains; see MeshServer. */
    private static final int DRAIN = 10;

    private PodRules() {}

    static Stream<String> hardened(Mesh mesh) {
        return mesh.workloads().stream().flatMap(workload -> all(pod(workload), container(workload)));
    }

    private static Stream<String> pod(Workload workload) {
        var pod = workload.pod();
        var context = pod.at("securityContext");
        return all(
                onlyFields(pod),
                is(pod.at("automountServiceAccountToken"), false),
                is(pod.at("enableServiceLinks"), false),
                is(context.at("runAsNonRoot"), true),
                is(context.at("seccompProfile", "type"), "RuntimeDefault"),
                between(context.at("runAsUser"), LEAST_USER, MOST_USER),
                is(context.at("runAsGroup"), context.at("runAsUser").number()),
                is(context.at("fsGroup"), context.at("runAsUser").number()),
                workload.isProxy() ? Stream.of() : is(context.at("fsGroupChangePolicy"), "OnRootMismatch"),
                spread(workload),
                pod.at("volumes").stream().flatMap(PodRules::volume));
    }

    private static Stream<String> onlyFields(Node pod) {
        return pod.map().keySet().stream()
                .filter(field -> !POD_FIELDS.contains(field))
                .map(field -> pod.path() + " must not have " + field);
    }

    private static Stream<String> container(Workload workload) {
        var container = workload.container();
        var context = container.at("securityContext");
        return all(
                is(container.at("name"), workload.isProxy() ? "istio-proxy" : "service"),
                is(context.at("allowPrivilegeEscalation"), false),
                is(context.at("readOnlyRootFilesystem"), true),
                is(context.at("runAsNonRoot"), true),
                is(context.at("capabilities", "drop"), List.of("ALL")),
                that(!context.at("capabilities", "add").isPresent(), context.path(), "must add no capability"),
                that(!context.at("privileged").isPresent(), context.path(), "must not speak of privilege"),
                image(workload),
                ends(workload));
    }

    /** Istio's injector replaces the image {@code auto} by the one of its own version. */
    private static Stream<String> image(Workload workload) {
        var image = workload.container().at("image");
        if (workload.isProxy()) {
            return is(image, "auto");
        }
        var name = image.text();
        var own = all(
                is(workload.container().at("imagePullPolicy"), "IfNotPresent"),
                is(workload.container().at("terminationMessagePolicy"), "FallbackToLogsOnError"));
        return all(
                that(
                        DIGEST.matcher(name).matches() || UNPINNED.matcher(name).matches(),
                        image.path(),
                        "must be a digest, or still to be set, was " + name),
                that(name.contains("/" + imageOf(workload)), image.path(), "must be of " + imageOf(workload)),
                own);
    }

    private static String imageOf(Workload workload) {
        return workload.isAgent()
                ? "agents"
                : workload.app().replace("trading-", "").replace("runner", "local");
    }

    /** It must hear of its end, drain, and still have time. */
    private static Stream<String> ends(Workload workload) {
        var pause = workload.container().at("lifecycle", "preStop", "sleep", "seconds");
        int least = pause.number() + DRAIN + 1;
        return all(between(pause, 3, 15), between(workload.pod().at("terminationGracePeriodSeconds"), least, 60));
    }

    private static Stream<String> spread(Workload workload) {
        var constraints = workload.pod().at("topologySpreadConstraints").list();
        if (constraints.size() != 1) {
            return Stream.of(workload.name() + " must be spread over zones, once");
        }
        var constraint = constraints.getFirst();
        var labels = constraint.at("labelSelector", "matchLabels").textMap();
        return all(
                is(constraint.at("maxSkew"), 1),
                is(constraint.at("topologyKey"), "topology.kubernetes.io/zone"),
                is(constraint.at("whenUnsatisfiable"), "ScheduleAnyway"),
                that(
                        !labels.isEmpty()
                                && workload.isSelectedBy(labels)
                                && workload.app().equals(labels.get("app")),
                        constraint.path(),
                        "must spread the pods of " + workload.app()));
    }

    private static Stream<String> volume(Node volume) {
        var kinds = volume.map().keySet().stream()
                .filter(key -> !key.equals("name"))
                .toList();
        return all(
                that(kinds.size() == 1 && VOLUMES.containsAll(kinds), volume.path(), "must be of one allowed kind"),
                volume.at("emptyDir").isPresent()
                        ? that(
                                Amount.memory(volume.at("emptyDir", "sizeLimit").text()) <= 256,
                                volume.path(),
                                "must stay small")
                        : Stream.of());
    }
}
