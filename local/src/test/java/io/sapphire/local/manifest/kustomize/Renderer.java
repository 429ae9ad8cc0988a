package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.kustomize.Kustomization.Kind;
import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code kubectl kustomize FOLDER} would print, of the features that are used here. Order as in kustomize: resources,
 * generators, components, then patches, namespace, suffix, labels and images, and the hashes of generated names at the end.
 */
public final class Renderer {
    private final Set<Path> read = new HashSet<>();

    /** The objects of one overlay. */
    public List<Manifest> render(Path folder) {
        var resources = kustomization(folder.normalize());
        addHashes(resources);
        refuseTwins(resources);
        return resources.stream().map(Resource::manifest).toList();
    }

    /** Every file that was part of something rendered so far. */
    public Set<Path> read() {
        return Set.copyOf(read);
    }

    private List<Resource> kustomization(Path folder) {
        var resources = new ArrayList<Resource>();
        build(Kustomization.in(folder, Kind.KUSTOMIZATION), resources);
        return resources;
    }

    private void build(Kustomization kustomization, List<Resource> resources) {
        var _ = read.add(kustomization.folder().resolve(Kustomization.FILE));
        kustomization.resources().forEach(path -> resources.addAll(resource(path)));
        kustomization.file().at("configMapGenerator").stream()
                .forEach(generator -> read.addAll(new Generator(kustomization.folder(), generator).into(resources)));
        kustomization.components().forEach(path -> build(Kustomization.in(path, Kind.COMPONENT), resources));
        new Transformers(kustomization, read).apply(resources);
    }

    private List<Resource> resource(Path path) {
        if (Files.isDirectory(path)) {
            return kustomization(path);
        }
        var _ = read.add(path);
        return Yaml.documents(path).stream().map(Renderer::plain).toList();
    }

    @SuppressWarnings("unchecked")
    private static Resource plain(Object document) {
        if (document instanceof Map<?, ?> body) {
            return new Resource((Map<String, Object>) body, false);
        }
        throw new MalformedException("a resource must be an object, was " + document);
    }

    private static void addHashes(List<Resource> resources) {
        var names = new HashMap<Name, String>();
        resources.stream().filter(Resource::generated).forEach(generated -> {
            var name = generated.name() + "-" + ContentHash.of(generated.manifest());
            names.put(new Name(generated.kind(), generated.name()), name);
            generated.rename(name);
        });
        References.rename(resources, names);
    }

    private static void refuseTwins(List<Resource> resources) {
        var seen = new HashSet<String>();
        for (var resource : resources) {
            var id = resource.kind() + "/" + resource.manifest().namespace() + "/" + resource.name();
            if (!seen.add(id)) {
                throw new MalformedException(id + " is there twice");
            }
        }
    }
}
