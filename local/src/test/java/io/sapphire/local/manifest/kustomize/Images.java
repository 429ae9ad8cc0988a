package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.node.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The images transformer: the name in the manifests becomes a place and a digest. */
final class Images {

    private Images() {}

    static void set(Node entry, List<Resource> resources) {
        Kustomization.only(entry, Set.of("name", "newName", "digest"));
        var name = entry.at("name").text();
        var image = entry.at("newName").text() + "@" + entry.at("digest").text();
        resources.forEach(resource -> walk(resource.body(), name, image));
    }

    @SuppressWarnings("unchecked")
    private static void walk(Object value, String name, String image) {
        switch (value) {
            case Map<?, ?> map -> {
                if (name.equals(map.get("image"))) {
                    ((Map<String, Object>) map).put("image", image);
                }
                map.values().forEach(child -> walk(child, name, image));
            }
            case List<?> list -> list.forEach(child -> walk(child, name, image));
            default -> {}
        }
    }
}
