package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.node.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object on its way through the layers.
 *
 * @param generated whether its name gets the hash of its content at the end
 */
record Resource(Map<String, Object> body, boolean generated) {

    Manifest manifest() {
        return Manifest.of(body);
    }

    String kind() {
        return manifest().kind();
    }

    String name() {
        return manifest().name();
    }

    void rename(String name) {
        child(body, "metadata").put("name", name);
    }

    boolean is(String kind, String name) {
        return kind().equals(kind) && name().equals(name);
    }

    /** The map below a key, made if it is missing. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> child(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.computeIfAbsent(key, _ -> new LinkedHashMap<String, Object>());
    }
}
