package io.sapphire.local.manifest;

import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.node.Mesh;
import java.nio.file.Path;
import java.util.List;

/** The manifests of the project, rendered. */
final class Overlays {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final List<String> ALL =
            List.of("dev", "staging", "prod", "prod-full", "prod-canary", "prod-blue", "prod-green", "prod-shadow");
    static final List<String> MESHED = ALL.subList(1, ALL.size());

    private Overlays() {}

    static Path folder(String overlay) {
        return ROOT.resolve("k8s/overlays").resolve(overlay);
    }

    static Mesh mesh(String overlay) {
        return new Mesh(new Renderer().render(folder(overlay)));
    }
}
