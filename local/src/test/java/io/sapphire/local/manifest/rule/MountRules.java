package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Settings;
import io.sapphire.local.manifest.node.Workload;
import io.sapphire.local.manifest.policy.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every pod has what it reads and writes, where its configuration says, and keys only who needs them. */
final class MountRules {
    private static final String SPRING_LOCATION = "SPRING_CONFIG_ADDITIONAL_LOCATION";
    private static final String COLLECTOR = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String COLLECTOR_ADDRESS = "http://otel-collector.monitoring:4318";
    private static final String CONFIG = "/etc/sapphire";
    private static final String KEYS = "/etc/sapphire-keys";
    private static final String DATA = "/var/lib/sapphire";
    /** Checkpoints of the event log: on another volume than the log. */
    private static final String HEADS = "/var/lib/sapphire-heads";
    /** Read by owner and group: the file's group is the pod's. */
    private static final int KEY_MODE = 0440;
    /** Which secrets a workload may see; nobody else sees any. */
    private static final Map<String, Set<String>> SECRETS = Map.of(
            "trading-coordinator", Set.of("submit-mac", "audit-checkpoint"),
            "exchange-adapter", Set.of("submit-mac", "venue-signer"),
            "gateway", Set.of("gateway-token"),
            "exchange-simulator", Set.of("venue-signer"));

    private static final String LOGGING = "trading-coordinator";
    private static final Set<String> STATEFUL =
            Set.of("trading-coordinator", "exchange-adapter", "exchange-simulator", "runner");

    private MountRules() {}

    static Stream<String> present(Mesh mesh) {
        return mesh.workloads().stream()
                .filter(workload -> !workload.isProxy())
                .flatMap(workload -> all(
                        paths(mesh, workload),
                        workload.isConfigured()
                                ? Stream.concat(config(mesh, workload), spring(mesh, workload))
                                : Stream.of(),
                        secrets(mesh, workload),
                        modes(workload),
                        data(mesh, workload)));
    }

    private static Stream<String> paths(Mesh mesh, Workload workload) {
        var wanted = new HashMap<>(Map.of("/tmp", "tmp"));
        if (workload.isConfigured()) {
            wanted.put(CONFIG, "config");
        }
        if (isStateful(mesh, workload)) {
            wanted.put(DATA, "data");
        }
        if (Role.asksGoogle(mesh, workload)) {
            wanted.put("/etc/sapphire-google", "google");
        }
        if (Role.REPLICATED.isOf(mesh, workload)) {
            wanted.put("/etc/sapphire-kafka", "kafka");
        }
        if (Role.CACHED.isOf(mesh, workload)) {
            wanted.put("/etc/sapphire-cache", "cache");
        }
        if (workload.app().equals("trading-coordinator") || workload.app().equals("exchange-adapter")) {
            wanted.put(KEYS, "keys");
        }
        if (workload.app().equals(LOGGING)) {
            wanted.put(HEADS, "heads");
        }
        var mounts = workload.container().at("volumeMounts").stream()
                .collect(Collectors.toMap(
                        mount -> mount.at("mountPath").text(),
                        mount -> mount.at("name").text(),
                        (one, _) -> one));
        var writable = workload.container().at("volumeMounts").stream()
                .filter(mount -> !mount.at("readOnly").isTrue())
                .map(mount -> mount.at("mountPath").text())
                .filter(path -> path.startsWith("/etc/"));
        var volumes = Stream.concat(
                        workload.pod().at("volumes").stream()
                                .map(volume -> volume.at("name").text()),
                        workload.manifest().spec().at("volumeClaimTemplates").stream()
                                .map(claim -> claim.at("metadata", "name").text()))
                .collect(Collectors.toCollection(TreeSet::new));
        return all(
                that(mounts.equals(wanted), workload.name(), "must mount " + wanted + ", mounts " + mounts),
                that(volumes.equals(new TreeSet<>(wanted.values())), workload.name(), "must have " + wanted.values()),
                writable.map(path -> workload.name() + " must mount " + path + " read-only"));
    }

    /** Spring reads the file that is named after the service. */
    private static Stream<String> config(Mesh mesh, Workload workload) {
        var name = volume(workload, "config").at("configMap", "name").text("");
        var file = Settings.fileOf(workload);
        var map = mesh.named("ConfigMap", name);
        return that(
                map.isPresent() && map.get().at("data", file + ".properties").isPresent(),
                workload.name(),
                "must mount a ConfigMap that holds " + file + ".properties");
    }

    private static Stream<String> spring(Mesh mesh, Workload workload) {
        var sources = workload.container().at("envFrom").list();
        var location = sources.stream()
                .flatMap(source -> mesh
                        .named("ConfigMap", source.at("configMapRef", "name").text(""))
                        .stream())
                .map(map -> map.at("data").textMap())
                .toList();
        return that(
                sources.size() == 1
                        && location.size() == 1
                        && ("file:" + CONFIG + "/").equals(location.getFirst().get(SPRING_LOCATION))
                        && location.getFirst().containsKey("SPRING_PROFILES_ACTIVE")
                        && "logstash".equals(location.getFirst().get("LOGGING_STRUCTURED_FORMAT_CONSOLE"))
                        && location.getFirst()
                                .getOrDefault(COLLECTOR, COLLECTOR_ADDRESS)
                                .equals(COLLECTOR_ADDRESS)
                        && location.getFirst().size() == (location.getFirst().containsKey(COLLECTOR) ? 4 : 3),
                workload.name(),
                "must let Spring read " + CONFIG + " with a profile, and log as JSON");
    }

    private static Stream<String> secrets(Mesh mesh, Workload workload) {
        var named = new TreeSet<String>();
        collect(workload.pod(), named);
        var wanted = new TreeSet<>(SECRETS.getOrDefault(workload.app(), Set.of()));
        if (Role.REPLICATED.isOf(mesh, workload)) {
            wanted.add("kafka-client");
        }
        if (Role.CACHED.isOf(mesh, workload)) {
            wanted.addAll(Set.of("redis-password", "cache-key"));
        }
        var token = workload.environment("SAPPHIRE_TOKEN");
        return all(
                that(named.equals(wanted), workload.name(), "must see the secrets " + wanted + ", not " + named),
                workload.app().equals("gateway")
                        ? is(token.at("valueFrom", "secretKeyRef", "key"), "token")
                        : Stream.of());
    }

    private static Stream<String> modes(Workload workload) {
        return workload.pod().at("volumes").stream()
                .flatMap(volume -> Stream.of(volume.at("secret"), volume.at("projected")))
                .filter(Node::isPresent)
                .flatMap(volume -> is(volume.at("defaultMode"), KEY_MODE));
    }

    private static boolean isStateful(Mesh mesh, Workload workload) {
        return STATEFUL.contains(workload.app())
                || (workload.app().equals("analytics")
                        && Settings.of(mesh, workload).has("sapphire.analytics.file"));
    }

    private static void collect(Node node, Set<String> named) {
        switch (node.value().orElse("")) {
            case Map<?, ?> _ ->
                node.map().forEach((key, child) -> {
                    if (key.equals("secretName")) {
                        named.add(child.text());
                    } else if (key.equals("secretKeyRef")) {
                        named.add(child.at("name").text());
                    } else if (key.equals("secret") && child.at("name").isPresent()) {
                        named.add(child.at("name").text());
                    }
                    collect(child, named);
                });
            case Iterable<?> _ -> node.stream().forEach(child -> collect(child, named));
            default -> {}
        }
    }

    /** What must outlive the pod lies on a volume that outlives it, and that one pod at a time has. */
    private static Stream<String> data(Mesh mesh, Workload workload) {
        if (!isStateful(mesh, workload)) {
            return Stream.of();
        }
        var spec = workload.manifest().spec();
        var claims = workload.manifest().kind().equals("StatefulSet")
                ? spec.at("volumeClaimTemplates").list()
                : mesh
                        .named(
                                "PersistentVolumeClaim",
                                volume(workload, "data")
                                        .at("persistentVolumeClaim", "claimName")
                                        .text())
                        .map(Manifest::root)
                        .stream()
                        .toList();
        return all(
                that(
                        claims.size() == (workload.app().equals(LOGGING) ? 2 : 1),
                        workload.name(),
                        "must have one claim for its data, and the log's checkpoints one of their own"),
                claims.stream()
                        .flatMap(claim -> all(
                                that(
                                        Set.of("ReadWriteOnce", "ReadWriteOncePod")
                                                        .containsAll(claim.at("spec", "accessModes")
                                                                .texts())
                                                && claim.at("spec", "accessModes")
                                                                .list()
                                                                .size()
                                                        == 1,
                                        claim.path(),
                                        "must be one pod's at a time"),
                                that(
                                        Amount.memory(claim.at("spec", "resources", "requests", "storage")
                                                        .text())
                                                >= 5 * 1024,
                                        claim.path(),
                                        "must hold 5 GiB"))),
                workload.manifest().kind().equals("StatefulSet")
                        ? all(
                                is(spec.at("persistentVolumeClaimRetentionPolicy", "whenDeleted"), "Retain"),
                                is(spec.at("persistentVolumeClaimRetentionPolicy", "whenScaled"), "Retain"))
                        : Stream.of());
    }

    private static Node volume(Workload workload, String name) {
        return workload.pod().at("volumes").stream()
                .filter(volume -> volume.at("name").text().equals(name))
                .findFirst()
                .orElse(new Node(workload.name() + "/" + name, Optional.empty()));
    }
}
