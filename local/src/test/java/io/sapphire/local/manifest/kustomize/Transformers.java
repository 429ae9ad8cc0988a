package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Yaml;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a kustomization changes in everything that it holds. */
record Transformers(Kustomization kustomization, Set<Path> read) {
    /** Kinds that live in no namespace. */
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace");

    void apply(List<Resource> resources) {
        kustomization.file().at("patches").stream().forEach(patch -> patch(resources, patch));
        setNamespace(resources);
        addSuffix(resources);
        kustomization.file().at("labels").stream().forEach(entry -> Labels.add(entry, resources));
        kustomization.file().at("images").stream().forEach(entry -> Images.set(entry, resources));
    }

    private void patch(List<Resource> resources, Node entry) {
        Kustomization.only(entry, Set.of("path", "target"));
        var file = kustomization.folder().resolve(entry.at("path").text());
        var _ = read.add(file);
        var patch = Yaml.document(file);
        var targets = resources.stream()
                .filter(resource -> matches(resource, entry.at("target"), patch))
                .toList();
        boolean byKind = entry.at("target", "kind").isPresent()
                && !entry.at("target", "name").isPresent();
        if (targets.isEmpty() && !byKind) {
            throw new MalformedException(file + " changes nothing");
        }
        targets.forEach(resource -> apply(resources, resource, patch));
    }

    private static boolean matches(Resource resource, Node target, Node patch) {
        Kustomization.only(target, Set.of("kind", "name"));
        if (!target.isPresent()) {
            return resource.is(
                    patch.at("kind").text(), patch.at("metadata", "name").text());
        }
        return resource.kind().equals(target.at("kind").text())
                && (!target.at("name").isPresent()
                        || resource.name().equals(target.at("name").text()));
    }

    @SuppressWarnings("unchecked")
    private static void apply(List<Resource> resources, Resource resource, Node patch) {
        switch (patch.value().orElseThrow()) {
            case List<?> _ -> patch.stream().forEach(operation -> JsonPatch.apply(resource.body(), operation));
            case Map<?, ?> map
            when "delete".equals(map.get("$patch")) -> {
                var _ = resources.remove(resource);
            }
            case Map<?, ?> map -> StrategicMerge.merge(resource.body(), (Map<String, Object>) Yaml.copy(map));
            default -> throw new MalformedException(patch.path() + " must be a list or an object");
        }
    }

    private void setNamespace(List<Resource> resources) {
        var namespace = kustomization.file().at("namespace");
        if (namespace.isPresent()) {
            resources.stream()
                    .filter(resource -> !CLUSTER_WIDE.contains(resource.kind()))
                    .forEach(resource ->
                            Resource.child(resource.body(), "metadata").put("namespace", namespace.text()));
        }
    }

    private void addSuffix(List<Resource> resources) {
        var suffix = kustomization.file().at("nameSuffix").text("");
        if (!suffix.isEmpty()) {
            var names = new HashMap<Name, String>();
            resources.forEach(resource -> {
                names.put(new Name(resource.kind(), resource.name()), resource.name() + suffix);
                resource.rename(resource.name() + suffix);
            });
            References.rename(resources, names);
        }
    }
}
