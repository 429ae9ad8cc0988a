package io.sapphire.local.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Yaml;
import io.sapphire.local.manifest.rule.Rules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What would be applied to a cluster, overlay by overlay, as far as it can be proven without one. */
class ManifestsTest {
    static final List<String> ALL = Overlays.ALL;
    private static final Set<String> KEYED = Set.of("volumes", "volumeMounts", "env");

    @ParameterizedTest
    @FieldSource("ALL")
    void everyRuleHolds(String overlay) {
        var mesh = Overlays.mesh(overlay);
        assertThat(Rules.all().entrySet().stream()
                        .flatMap(rule -> Rules.violations(rule.getValue(), mesh)
                                .map(sentence -> rule.getKey() + ": " + sentence)))
                .isEmpty();
    }

    /** What the rules see is what is applied: kubectl, where there is one, makes the same of every overlay. */
    @ParameterizedTest
    @FieldSource("ALL")
    void kubectlRendersTheSame(String overlay) throws Exception {
        var kubectl = new ProcessBuilder(
                        "kubectl", "kustomize", Overlays.folder(overlay).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        assumeTrue(isThere("kubectl"), "kubectl is not at hand");
        var process = kubectl.start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        var theirs =
                Yaml.documents(printed).stream().map(ManifestsTest::unordered).toList();
        var ours = Overlays.mesh(overlay).manifests().stream()
                .map(Manifest::body)
                .map(ManifestsTest::unordered)
                .toList();
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    }

    /** Patches add volumes, mounts and variables in front or at the end; it is all one. */
    private static Object unordered(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new TreeMap<String, Object>();
                map.forEach((key, child) -> copy.put(
                        String.valueOf(key),
                        KEYED.contains(key) ? Set.copyOf((List<?>) unordered(child)) : unordered(child)));
                yield copy;
            }
            case List<?> list -> list.stream().map(ManifestsTest::unordered).toList();
            default -> value;
        };
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    @Test
    void everyFileIsPartOfAnOverlay() throws IOException {
        var renderer = new Renderer();
        for (var overlay : ALL) {
            assertThat(renderer.render(Overlays.folder(overlay))).isNotEmpty();
        }
        assertThat(files("k8s")).allSatisfy(file -> assertThat(renderer.read()).contains(file));
        assertThat(files("istio"))
                .allSatisfy(file -> assertThat(renderer.read()).contains(file));
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Overlays.ROOT.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
