package io.sapphire.local.manifest.mutation;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One change at one place of one manifest.
 *
 * @param path keys and numbers that lead to it
 */
record Mutant(int manifest, List<Object> path, Operator operator) {

    /** The mesh with the change; nothing if the operator has nothing to change there. */
    Optional<Mesh> of(Mesh mesh) {
        var body = Yaml.copy(mesh.manifests().get(manifest).body());
        Object parent = body;
        for (var key : path.subList(0, path.size() - 1)) {
            parent = step(parent, key);
        }
        if (!operator.change(parent, path.getLast())) {
            return Optional.empty();
        }
        var manifests = new ArrayList<>(mesh.manifests());
        manifests.set(manifest, Manifest.of(body));
        return Optional.of(new Mesh(manifests));
    }

    String shown(Mesh mesh) {
        return operator + " " + mesh.manifests().get(manifest) + path;
    }

    static Object step(Object parent, Object key) {
        return parent instanceof Map<?, ?> map ? map.get(key) : ((List<?>) parent).get((Integer) key);
    }
}
