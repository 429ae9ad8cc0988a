package io.sapphire.local.manifest.schema;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The types keep fields they do not know aside: what is in there was misspelt. */
final class LeftOver {
    private static final String ASIDE = "additionalProperties";

    private LeftOver() {}

    static List<String> in(Object typed) {
        var fields = new ArrayList<String>();
        walk("", typed, fields);
        return fields;
    }

    private static void walk(String path, Object value, List<String> fields) {
        switch (value) {
            case null -> {}
            case Collection<?> list -> list.forEach(element -> walk(path, element, fields));
            case Map<?, ?> map -> map.forEach((key, child) -> walk(path + "/" + key, child, fields));
            default -> inside(path, value, fields);
        }
    }

    private static void inside(String path, Object value, List<String> fields) {
        for (Class<?> type = value.getClass(); isModel(type); type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    read(path, field, value, fields);
                }
            }
        }
    }

    private static boolean isModel(Class<?> type) {
        return type != null && type.getName().startsWith("io.fabric8.") && !type.isEnum();
    }

    private static void read(String path, Field field, Object owner, List<String> fields) {
        try {
            field.setAccessible(true);
            var value = field.get(owner);
            if (field.getName().equals(ASIDE) && value instanceof Map<?, ?> aside) {
                aside.keySet().forEach(key -> fields.add(path + "/" + key));
            } else {
                walk(path + "/" + field.getName(), value, fields);
            }
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
