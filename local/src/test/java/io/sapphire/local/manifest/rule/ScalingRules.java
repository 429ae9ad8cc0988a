package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.between;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One writer, one signer, one venue; of everything else more than may be away at once. */
final class ScalingRules {
    private static final Set<String> SINGLE =
            Set.of("trading-coordinator", "exchange-adapter", "exchange-simulator", "runner", "analytics");

    private ScalingRules() {}

    static Stream<String> counted(Mesh mesh) {
        return all(
                mesh.workloads().stream()
                        .flatMap(workload ->
                                SINGLE.contains(workload.app()) ? single(mesh, workload) : many(mesh, workload)),
                mesh.of("HorizontalPodAutoscaler")
                        .flatMap(scaler -> that(
                                mesh.workloads().stream()
                                        .anyMatch(workload -> workload.name().equals(target(scaler))),
                                scaler,
                                "scales nothing")),
                mesh.of("PodDisruptionBudget")
                        .flatMap(budget ->
                                that(mesh.selected(labels(budget)).findAny().isPresent(), budget, "protects nothing")));
    }

    private static Stream<String> single(Mesh mesh, Workload workload) {
        var spec = workload.manifest().spec();
        return all(
                is(spec.at("replicas"), 1),
                workload.manifest().kind().equals("StatefulSet")
                        ? is(spec.at("podManagementPolicy"), "OrderedReady")
                        : is(spec.at("strategy"), Map.of("type", "Recreate")),
                that(scalers(mesh, workload).isEmpty(), workload.name(), "must never be scaled"),
                budget(mesh, workload)
                        .flatMap(budget -> all(
                                is(budget.at("maxUnavailable"), 1),
                                that(
                                        !budget.at("minAvailable").isPresent(),
                                        budget.path(),
                                        "must let a single pod be moved"))));
    }

    private static Stream<String> many(Mesh mesh, Workload workload) {
        var spec = workload.manifest().spec();
        var rolling = spec.at("strategy", "rollingUpdate");
        var scalers = scalers(mesh, workload);
        return all(
                that(!spec.at("replicas").isPresent(), workload.name(), "must leave its number to its scaler"),
                is(spec.at("strategy", "type"), "RollingUpdate"),
                is(rolling.at("maxUnavailable"), 0),
                is(rolling.at("maxSurge"), 1),
                that(scalers.size() == 1, workload.name(), "must have one scaler"),
                scalers.stream().flatMap(scaler -> scaler(mesh, workload, scaler)));
    }

    private static Stream<String> scaler(Mesh mesh, Workload workload, Manifest scaler) {
        int least = scaler.spec().at("minReplicas").number();
        var metrics = scaler.spec().at("metrics").list();
        return all(
                is(
                        scaler.spec().at("scaleTargetRef", "kind"),
                        workload.manifest().kind()),
                is(scaler.spec().at("scaleTargetRef", "apiVersion"), "apps/v1"),
                between(scaler.spec().at("minReplicas"), 2, 4),
                between(scaler.spec().at("maxReplicas"), least + 1, 10),
                that(metrics.size() == 1, scaler, "must follow one metric"),
                metrics.stream().flatMap(ScalingRules::cpu),
                workload.app().equals("gateway")
                        ? between(scaler.spec().at("behavior", "scaleDown", "stabilizationWindowSeconds"), 300, 3600)
                        : Stream.of(),
                budget(mesh, workload)
                        .flatMap(budget -> all(
                                between(budget.at("minAvailable"), 1, least - 1),
                                that(
                                        !budget.at("maxUnavailable").isPresent(),
                                        budget.path(),
                                        "must say one of the two"))));
    }

    private static Stream<String> cpu(Node metric) {
        return all(
                is(metric.at("type"), "Resource"),
                is(metric.at("resource", "name"), "cpu"),
                is(metric.at("resource", "target", "type"), "Utilization"),
                between(metric.at("resource", "target", "averageUtilization"), 50, 90));
    }

    /** The spec of the one budget. */
    private static Stream<Node> budget(Mesh mesh, Workload workload) {
        var budgets = mesh.of("PodDisruptionBudget")
                .filter(budget -> workload.isSelectedBy(labels(budget)))
                .toList();
        if (budgets.size() != 1
                || !labels(budgets.getFirst()).keySet().stream().allMatch(Set.of("app", "version")::contains)) {
            throw new MalformedException(workload.name() + " must have one disruption budget");
        }
        return budgets.stream().map(Manifest::spec);
    }

    private static Map<String, String> labels(Manifest budget) {
        return budget.spec().at("selector", "matchLabels").textMap();
    }

    private static List<Manifest> scalers(Mesh mesh, Workload workload) {
        return mesh.of("HorizontalPodAutoscaler")
                .filter(scaler -> target(scaler).equals(workload.name()))
                .toList();
    }

    private static String target(Manifest scaler) {
        return scaler.spec().at("scaleTargetRef", "name").text();
    }
}
