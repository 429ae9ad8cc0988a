package io.sapphire.local.manifest.mutation;

import io.sapphire.local.manifest.node.Mesh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every operator at every place of every manifest. */
final class Mutants {

    private Mutants() {}

    static List<Mutant> of(Mesh mesh) {
        var mutants = new ArrayList<Mutant>();
        for (int i = 0; i < mesh.manifests().size(); i++) {
            walk(i, List.of(), mesh.manifests().get(i).body(), mutants);
        }
        return mutants;
    }

    private static void walk(int manifest, List<Object> path, Object value, List<Mutant> mutants) {
        if (!path.isEmpty()) {
            for (var operator : Operator.values()) {
                mutants.add(new Mutant(manifest, path, operator));
            }
        }
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, child) -> walk(manifest, plus(path, key), child, mutants));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(manifest, plus(path, i), list.get(i), mutants);
                }
            }
            default -> {}
        }
    }

    private static List<Object> plus(List<Object> path, Object key) {
        var longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
