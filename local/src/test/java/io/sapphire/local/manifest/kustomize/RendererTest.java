package io.sapphire.local.manifest.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {
    private static final String HEAD = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

    @TempDir
    Path folder;

    /**
     * Golden: hasher_test.go of kustomize (no data, one key) and hash_test.go of kubectl (one key, three keys); that of one
     * with a name is what kustomize 5.5.0 prints.
     */
    @Test
    void hashOfAConfigMapIsKustomizes() {
        assertThat(ContentHash.of(configMap(Map.of()))).isEqualTo("6ct58987ht");
        assertThat(ContentHash.of(configMap(Map.of("one", "")))).isEqualTo("9g67k2htb6");
        assertThat(ContentHash.of(configMap(Map.of("two", "2", "one", "", "three", "3"))))
                .isEqualTo("f5h7t85m9b");
        assertThat(ContentHash.of(Manifest.of(
                        Map.of("kind", "ConfigMap", "metadata", Map.of("name", "c"), "data", Map.of("a", "b")))))
                .isEqualTo("4h2mbtbbt6");
    }

    @Test
    void mergedConfigMapIsReferredToByItsHashedName() throws IOException {
        write(
                "base/kustomization.yaml",
                HEAD + "namespace: n\nresources: [pod.yaml]\nconfigMapGenerator:\n- {name: c, literals: [a=1]}\n");
        write("base/pod.yaml", deployment());
        write(
                "top/kustomization.yaml",
                HEAD
                        + "resources: [../base]\n"
                        + "configMapGenerator:\n"
                        + "- {name: c, namespace: n, behavior: merge, literals: [b=2]}\n");
        var rendered = new Renderer().render(folder.resolve("top"));
        var map = rendered.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .findFirst()
                .orElseThrow();
        var pod = rendered.stream()
                .filter(manifest -> manifest.kind().equals("Deployment"))
                .findFirst()
                .orElseThrow();
        assertThat(map.at("data").textMap()).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(map.name()).isEqualTo("c-" + ContentHash.of(named("c", map)));
        assertThat(pod.spec()
                        .at("template", "spec", "volumes")
                        .list()
                        .getFirst()
                        .at("configMap", "name")
                        .text())
                .isEqualTo(map.name());
    }

    @Test
    void suffixAndLabelsReachNameSelectorAndTemplate() throws IOException {
        write(
                "kustomization.yaml",
                HEAD
                        + "nameSuffix: -blue\n"
                        + "resources: [pod.yaml]\n"
                        + "labels:\n"
                        + "- {pairs: {version: blue}, includeSelectors: true}\n");
        write("pod.yaml", deployment());
        var pod = new Renderer().render(folder).getFirst();
        assertThat(pod.name()).isEqualTo("d-blue");
        assertThat(pod.spec().at("selector", "matchLabels").textMap())
                .containsOnly(Map.entry("app", "d"), Map.entry("version", "blue"));
        assertThat(pod.spec().at("template", "metadata", "labels").textMap()).containsEntry("version", "blue");
        assertThat(pod.spec()
                        .at("template", "spec", "volumes")
                        .list()
                        .getFirst()
                        .at("configMap", "name")
                        .text())
                .isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"namePrefix: x", "replicas: []", "commonLabels: {a: b}", "helmCharts: []", "vars: []"})
    void whatIsNotKnownIsRefused(String field) throws IOException {
        write("kustomization.yaml", HEAD + field + "\n");
        assertThatThrownBy(() -> new Renderer().render(folder))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("which this renderer does not know");
    }

    @Test
    void patchThatWouldReplaceAListIsRefused() throws IOException {
        write("kustomization.yaml", HEAD + "resources: [pod.yaml]\npatches:\n- {path: patch.yaml}\n");
        write("pod.yaml", deployment());
        write(
                "patch.yaml",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {template: {spec: {args: [b]}}}\n");
        assertThatThrownBy(() -> new Renderer().render(folder)).hasMessageContaining("would replace the list args");
    }

    @Test
    void patchOfSomethingThatIsNotThereIsRefused() throws IOException {
        write("kustomization.yaml", HEAD + "resources: [pod.yaml]\npatches:\n- {path: patch.yaml}\n");
        write("pod.yaml", deployment());
        write("patch.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: other}\n$patch: delete\n");
        assertThatThrownBy(() -> new Renderer().render(folder)).hasMessageContaining("changes nothing");
    }

    private static Manifest named(String name, Manifest map) {
        return Manifest.of(Map.of(
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name),
                "data",
                map.at("data").textMap()));
    }

    private static Manifest configMap(Map<String, String> data) {
        return Manifest.of(Map.of("kind", "ConfigMap", "data", data));
    }

    private static String deployment() {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d}
            spec:
              selector: {matchLabels: {app: d}}
              template:
                metadata: {labels: {app: d}}
                spec:
                  args: [a]
                  volumes: [{name: config, configMap: {name: c}}]
            """;
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, List.of(text));
    }
}
