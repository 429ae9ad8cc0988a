package io.sapphire.local.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What would be applied to a cluster, overlay by overlay, as far as it can be proven without one. */
class ManifestsTest {
    static final List<String> ALL = Overlays.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void everyRuleHolds(String overlay) {
        var mesh = Overlays.mesh(overlay);
        assertThat(Rules.all().entrySet().stream()
                        .flatMap(rule -> Rules.violations(rule.getValue(), mesh)
                                .map(sentence -> rule.getKey() + ": " + sentence)))
                .isEmpty();
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
