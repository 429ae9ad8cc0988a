package io.sapphire.local.manifest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What builds, pushes and rolls out names files, modules, classes and services that there are. */
class DeliveryTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SCRIPT = Pattern.compile("(?:scripts/[a-z-]+\\.sh|\\.ci/run)");
    private static final Pattern MAIN = Pattern.compile("<image.main>(.+)</image.main>");
    private static final Pattern DIGEST = Pattern.compile(".+@sha256:[0-9a-f]{64}");
    private static final List<String> STEPS = List.of("test", "pack", "train", "push", "scan", "roll out");

    @TempDir
    Path folder;

    @Test
    void everyImageIsAModuleWithAMainClass() throws Exception {
        for (var module : images()) {
            var main = MAIN.matcher(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
            assertThat(main.find()).as(module).isTrue();
            assertThat(Class.forName(main.group(1)).getMethod("main", String[].class))
                    .isNotNull();
        }
    }

    @Test
    void baseImageIsADigest() throws IOException {
        var base = Pattern.compile("<image.base>(.+)</image.base>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(base.find()).isTrue();
        assertThat(base.group(1)).matches(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod-full"})
    void everyImageOfAnOverlayIsBuilt(String overlay) throws IOException {
        var mesh = new Mesh(new Renderer().render(ROOT.resolve("k8s/overlays").resolve(overlay)));
        var used = mesh.workloads().stream()
                .filter(workload -> !workload.isProxy())
                .map(workload -> workload.container()
                        .at("image")
                        .text()
                        .replaceAll("@.*", "")
                        .replaceAll(".*/", ""))
                .toList();
        assertThat(images()).containsAll(used);
    }

    @Test
    void skaffoldBuildsEveryImageAndForwardsTheGuidesService() throws IOException {
        var skaffold = Yaml.document(ROOT.resolve("skaffold.yaml"));
        var artifacts = skaffold.at("build", "artifacts").stream().toList();
        assertThat(artifacts)
                .extracting(artifact -> artifact.at("image").text())
                .containsExactlyElementsOf(
                        images().stream().map(image -> "sapphire/" + image).toList());
        assertThat(artifacts)
                .extracting(artifact -> artifact.at("jib", "project").text())
                .containsExactlyElementsOf(
                        images().stream().map(image -> "io.sapphire:" + image).toList());
        var paths = skaffold.at("manifests", "kustomize", "paths").texts();
        assertThat(paths).allMatch(path -> Files.exists(ROOT.resolve(path).resolve("kustomization.yaml")));
        var mesh = new Mesh(new Renderer().render(ROOT.resolve(paths.getFirst())));
        assertThat(skaffold.at("portForward").stream())
                .allMatch(forward ->
                        mesh.named("Service", forward.at("resourceName").text()).isPresent());
    }

    @Test
    void bothPipelinesHaveTheSameSteps() {
        var cloud = Yaml.document(ROOT.resolve("cloudbuild.yaml")).at("steps").stream()
                .toList();
        assertThat(cloud)
                .extracting(step -> step.at("id").text().replace('-', ' '))
                .isEqualTo(STEPS);
        var jobs =
                Yaml.document(ROOT.resolve(".github/workflows/delivery.yaml")).at("jobs");
        var named = Stream.of("test", "release")
                .flatMap(job -> jobs.at(job, "steps").stream())
                .filter(step -> step.at("run").isPresent())
                .toList();
        assertThat(named).extracting(step -> step.at("name").text()).isEqualTo(STEPS);
        for (int i = 0; i < STEPS.size(); i++) {
            assertThat(scripts(named.get(i).at("run").text()))
                    .isEqualTo(scripts(cloud.get(i).at("args").list().getLast().text()))
                    .hasSize(1)
                    .allMatch(script -> Files.isExecutable(ROOT.resolve(script)));
        }
        assertThat(jobs.at("release", "needs").text()).isEqualTo("test");
    }

    @Test
    void everySubstitutionOfTheCloudBuildIsDeclared() {
        var build = Yaml.document(ROOT.resolve("cloudbuild.yaml"));
        var declared = build.at("substitutions").map().keySet();
        var used = new TreeSet<String>();
        build.at("steps").stream()
                .flatMap(step -> step.at("args").texts().stream())
                .forEach(text -> Pattern.compile("\\$\\{(_[A-Z]+)}")
                        .matcher(text)
                        .results()
                        .forEach(found -> used.add(found.group(1))));
        assertThat(declared).containsAll(used);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pack-images.sh",
                "unpack-image.sh",
                "train-images.sh",
                "push-images.sh",
                "scan-images.sh",
                "pin-images.sh",
                "roll-out.sh"
            })
    void scriptIsOneThatBashReads(String script) throws Exception {
        assertThat(run(ROOT, "bash", "-n", "scripts/" + script)).isZero();
    }

    /** On a copy, with digests as Jib leaves them. */
    @Test
    void digestsOfTheBuildArePinnedAndAMissingOneIsRefused() throws Exception {
        var digest = "sha256:" + "12".repeat(32);
        Files.createDirectories(folder.resolve("scripts"));
        Files.copy(ROOT.resolve("scripts/pin-images.sh"), folder.resolve("scripts/pin-images.sh"));
        var file = folder.resolve("kustomization.yaml");
        Files.copy(ROOT.resolve("k8s/overlays/prod/images/kustomization.yaml"), file);
        assertThat(run(folder, "bash", "scripts/pin-images.sh", file.toString(), "r.example.com/s"))
                .isNotZero();
        for (var image : images()) {
            Files.createDirectories(folder.resolve(image).resolve("target"));
            Files.writeString(folder.resolve(image).resolve("target/jib-image.digest"), digest);
        }
        assertThat(run(folder, "bash", "scripts/pin-images.sh", file.toString(), "r.example.com/s"))
                .isZero();
        var pinned = Yaml.document(file);
        assertThat(pinned.at("kind").text()).isEqualTo("Component");
        assertThat(pinned.at("images").list()).hasSize(4).allSatisfy(entry -> {
            assertThat(entry.at("digest").text()).isEqualTo(digest);
            assertThat(entry.at("newName").text())
                    .isEqualTo("r.example.com/s/" + entry.at("name").text().substring(9));
        });
    }

    /** In the commands that people are told to type. */
    @ParameterizedTest
    @ValueSource(strings = {"DEPLOYMENT_GUIDE.md", "OPERATIONS.md"})
    void everyFileOfTheRunbookIsThere(String page) throws IOException {
        var commands = Pattern.compile("(?s)\n```[a-z]*\n(.*?)\n```")
                .matcher(Files.readString(ROOT.resolve("docs").resolve(page)))
                .results()
                .map(block -> block.group(1));
        var files = commands.flatMap(block -> Pattern.compile("\\b(?:k8s|istio|scripts|monitoring)/[A-Za-z0-9_./-]+")
                        .matcher(block)
                        .results())
                .map(found -> found.group())
                .toList();
        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    }

    @Test
    void composeRunsTheServicesOfTheDevOverlayOnTheirFiles() throws IOException {
        var compose = Yaml.document(ROOT.resolve("docker-compose.yaml"));
        var services = compose.at("services").map();
        var mesh = new Mesh(new Renderer().render(ROOT.resolve("k8s/overlays/dev")));
        assertThat(services.keySet())
                .containsExactlyInAnyOrderElementsOf(mesh.workloads().stream()
                        .map(workload -> workload.name())
                        .toList());
        services.forEach((name, service) -> {
            assertThat(service.at("image").text())
                    .isEqualTo(mesh.workload(name).container().at("image").text());
            assertThat(service.at("command").texts())
                    .isEqualTo(mesh.workload(name).container().at("args").texts());
            assertThat(service.at("read_only").isTrue()).as(name).isTrue();
            assertThat(service.at("cap_drop").texts()).containsExactly("ALL");
            assertThat(service.at("depends_on").texts()).allMatch(services::containsKey);
            assertThat(mounts(service))
                    .allSatisfy(mount -> assertThat(Files.exists(ROOT.resolve(mount.getKey())))
                            .as(mount.getKey())
                            .isTrue());
        });
        assertThat(services.get("gateway").at("ports").texts()).containsExactly("127.0.0.1:8080:8080");
        assertThat(services.values().stream()
                        .filter(service -> service.at("ports").isPresent()))
                .hasSize(1);
    }

    @Test
    void inComposeToEachServiceTheKeysItNeedsAndNoOther() {
        var keys = new TreeMap<String, List<String>>();
        Yaml.document(ROOT.resolve("docker-compose.yaml")).at("services").map().forEach((name, service) -> {
            var mounted = service.at("volumes").texts().stream()
                    .filter(volume -> volume.startsWith("./.sapphire/compose/keys"))
                    .map(volume -> volume.split(":")[1])
                    .sorted()
                    .toList();
            if (!mounted.isEmpty()) {
                keys.put(name, mounted);
            }
        });
        assertThat(keys)
                .isEqualTo(Map.of(
                        "exchange-adapter",
                        List.of("/etc/sapphire-keys/submit-mac.key", "/etc/sapphire-keys/venue-signer.key"),
                        "trading-coordinator",
                        List.of("/etc/sapphire-keys/audit-checkpoint.key", "/etc/sapphire-keys/submit-mac.key")));
    }

    /** Files of the project that are mounted, by where they lie. */
    private static List<Map.Entry<String, String>> mounts(Node service) {
        return service.at("volumes").texts().stream()
                .map(volume -> volume.split(":"))
                .filter(parts -> !parts[0].startsWith("./.sapphire"))
                .map(parts -> Map.entry(parts[0], parts[1]))
                .toList();
    }

    private static List<String> scripts(String command) {
        return SCRIPT.matcher(command).results().map(found -> found.group()).toList();
    }

    private static List<String> images() throws IOException {
        return Files.readAllLines(ROOT.resolve("scripts/images"));
    }

    private static int run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
