package io.sapphire.local.manifest.kustomize;

import java.util.List;
import java.util.Map;

/** The places where one object names another; they follow when that one is renamed. */
final class References {
    /** Parent key, key of the name, kind of what is named. */
    private static final List<Place> PLACES = List.of(
            new Place("configMap", "name", "ConfigMap"),
            new Place("configMapRef", "name", "ConfigMap"),
            new Place("configMapKeyRef", "name", "ConfigMap"),
            new Place("persistentVolumeClaim", "claimName", "PersistentVolumeClaim"));

    private References() {}

    static void rename(List<Resource> resources, Map<Name, String> names) {
        resources.forEach(resource -> walk("", resource.body(), names));
    }

    private static void walk(String key, Object value, Map<Name, String> names) {
        switch (value) {
            case Map<?, ?> map -> inside(key, map, names);
            case List<?> list -> list.forEach(element -> walk(key, element, names));
            default -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private static void inside(String key, Map<?, ?> untyped, Map<Name, String> names) {
        var map = (Map<String, Object>) untyped;
        replace(map, "serviceAccountName", "ServiceAccount", names);
        PLACES.stream()
                .filter(place -> place.parent().equals(key))
                .forEach(place -> replace(map, place.key(), place.kind(), names));
        if (key.equals("scaleTargetRef")) {
            replace(map, "name", String.valueOf(map.get("kind")), names);
        }
        map.forEach((child, value) -> walk(child, value, names));
    }

    private static void replace(Map<String, Object> map, String key, String kind, Map<Name, String> names) {
        if (map.get(key) instanceof String name && names.containsKey(new Name(kind, name))) {
            map.put(key, names.get(new Name(kind, name)));
        }
    }

    private record Place(String parent, String key, String kind) {}
}
