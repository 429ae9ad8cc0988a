package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One kustomization.yaml. Whatever of kustomize is not used here is refused, so that nothing is silently left out.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/">kustomize reference</a>
 */
record Kustomization(Path folder, Node file) {
    static final String FILE = "kustomization.yaml";

    private static final Set<String> FIELDS = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "nameSuffix",
            "resources",
            "components",
            "configMapGenerator",
            "patches",
            "labels",
            "images");

    static Kustomization in(Path folder, Kind kind) {
        var file = Yaml.document(folder.resolve(FILE));
        only(file, FIELDS);
        if (!file.at("kind").text().equals(kind.word)
                || !file.at("apiVersion").text().equals(kind.version)) {
            throw new MalformedException(folder + " must hold a " + kind.word + " of " + kind.version);
        }
        return new Kustomization(folder, file);
    }

    List<Path> resources() {
        return paths("resources");
    }

    List<Path> components() {
        return paths("components");
    }

    private List<Path> paths(String field) {
        return file.at(field).texts().stream()
                .map(path -> folder.resolve(path).normalize())
                .toList();
    }

    /** @throws MalformedException if the node has another key than these */
    static void only(Node node, Set<String> known) {
        node.map().keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new MalformedException(node.path() + " uses " + key + ", which this renderer does not know");
                });
    }

    enum Kind {
        KUSTOMIZATION("Kustomization", "kustomize.config.k8s.io/v1beta1"),
        COMPONENT("Component", "kustomize.config.k8s.io/v1alpha1");

        private final String word;
        private final String version;

        Kind(String word, String version) {
            this.word = word;
            this.version = version;
        }
    }
}
