package io.sapphire.local.manifest.mutation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What goes wrong when people edit manifests. */
enum Operator {
    /** A line is gone. */
    DROP {
        @Override
        boolean change(Object parent, Object key) {
            if (parent instanceof Map<?, ?> map) {
                return map.remove(key) != null;
            }
            return ((List<?>) parent).remove((int) key) != null;
        }
    },
    /** A value is misspelt. */
    RENAME {
        @Override
        boolean change(Object parent, Object key) {
            return Mutant.step(parent, key) instanceof String text && !isBlock(text) && put(parent, key, text + "x");
        }
    },
    /** A key is misspelt. */
    RENAME_KEY {
        @Override
        @SuppressWarnings("unchecked")
        boolean change(Object parent, Object key) {
            if (parent instanceof Map<?, ?> map && key instanceof String name) {
                ((Map<String, Object>) map).put(name + "x", map.remove(name));
                return true;
            }
            return false;
        }
    },
    /** More is let in, and more is taken. */
    WIDEN {
        @Override
        boolean change(Object parent, Object key) {
            return switch (Mutant.step(parent, key)) {
                case Integer number -> put(parent, key, number * 100 + 1);
                case Boolean flag -> put(parent, key, !flag);
                case String text when OPEN.contains(String.valueOf(key)) || isAccess(text) -> put(parent, key, "*");
                default -> false;
            };
        }
    },
    /** Two neighbours change places. */
    SWAP {
        @Override
        boolean change(Object parent, Object key) {
            if (parent instanceof Map<?, ?> map) {
                var other = map.keySet().stream()
                        .filter(next -> !next.equals(key) && sameKind(map.get(next), map.get(key)))
                        .findFirst();
                return other.isPresent() && exchange(map, key, other.get());
            }
            return false;
        }
    },
    /** A value is of another type. */
    RETYPE {
        @Override
        boolean change(Object parent, Object key) {
            return switch (Mutant.step(parent, key)) {
                case Integer number -> put(parent, key, "'" + number + "'");
                case Boolean flag -> put(parent, key, flag.toString());
                case String text when !isBlock(text) -> put(parent, key, List.of(text));
                case List<?> list when !list.isEmpty() -> put(parent, key, list.getFirst());
                default -> false;
            };
        }
    };

    private static final Set<String> OPEN = Set.of("host", "cidr", "app", "mode", "sni", "name");

    /** Returns whether there was something to change. */
    abstract boolean change(Object parent, Object key);

    private static boolean isAccess(String text) {
        return text.startsWith("cluster.local/")
                || text.startsWith("/sapphire.")
                || text.contains(".svc.cluster.local");
    }

    /** The files of a ConfigMap; their lines are mutated one by one. */
    private static boolean isBlock(String text) {
        return text.contains("\n");
    }

    private static boolean sameKind(Object one, Object other) {
        return one != null
                && other != null
                && one.getClass() == other.getClass()
                && !Objects.equals(one, other)
                && !(one instanceof String text && isBlock(text));
    }

    @SuppressWarnings("unchecked")
    private static boolean exchange(Map<?, ?> untyped, Object one, Object other) {
        var map = (Map<Object, Object>) untyped;
        var kept = map.get(one);
        map.put(one, map.get(other));
        map.put(other, kept);
        return true;
    }

    @SuppressWarnings("unchecked")
    private static boolean put(Object parent, Object key, Object value) {
        if (parent instanceof Map<?, ?> map) {
            ((Map<Object, Object>) map).put(key, value);
        } else {
            ((List<Object>) parent).set((int) key, value);
        }
        return true;
    }
}
