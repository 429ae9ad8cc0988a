package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.node.MalformedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lays an object over another: maps key by key, the lists below by the key of their elements. Another list that both have
 * would be replaced by Kubernetes; that is refused, as nobody would see it.
 *
 * @see <a href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md">
 *     strategic merge patch</a>
 */
final class StrategicMerge {
    private static final Map<String, String> MERGE_KEYS = Map.of(
            "containers", "name",
            "volumes", "name",
            "env", "name",
            "volumeMounts", "mountPath");

    private StrategicMerge() {}

    static void merge(Map<String, Object> target, Map<String, Object> patch) {
        patch.forEach((key, value) -> {
            if (!isIdentity(key, patch)) {
                target.merge(key, value, (old, added) -> merged(key, old, added));
            }
        });
    }

    /** A patch for several objects carries one's name and kind; they are nobody's to take over. */
    private static boolean isIdentity(String key, Map<String, Object> patch) {
        boolean top = patch.containsKey("apiVersion");
        return top && (key.equals("apiVersion") || key.equals("kind") || key.equals("metadata"));
    }

    @SuppressWarnings("unchecked")
    private static Object merged(String key, Object old, Object added) {
        if (old instanceof Map<?, ?> map && added instanceof Map<?, ?> patch) {
            merge((Map<String, Object>) map, (Map<String, Object>) patch);
            return old;
        }
        if (old instanceof List<?> list && added instanceof List<?> patch) {
            return lists(key, (List<Object>) list, (List<Object>) patch);
        }
        return added;
    }

    @SuppressWarnings("unchecked")
    private static Object lists(String key, List<Object> old, List<Object> patch) {
        if (old.equals(patch)) {
            return old;
        }
        if (!MERGE_KEYS.containsKey(key)) {
            throw new MalformedException("a patch would replace the list " + key);
        }
        for (var element : patch) {
            var added = (Map<String, Object>) element;
            old.stream()
                    .map(existing -> (Map<String, Object>) existing)
                    .filter(existing -> sameKey(MERGE_KEYS.get(key), existing, added))
                    .findFirst()
                    .ifPresentOrElse(existing -> merge(existing, added), () -> old.add(added));
        }
        return old;
    }

    private static boolean sameKey(String key, Map<String, Object> one, Map<String, Object> other) {
        return Objects.equals(one.get(key), other.get(key));
    }
}
