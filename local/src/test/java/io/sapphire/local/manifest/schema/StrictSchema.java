package io.sapphire.local.manifest.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published schema as an API server applies it: fields that are not named are refused, and what may be a number or a text
 * may be both.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/">structural
 *     schemas</a>
 */
final class StrictSchema {
    private static final Map<String, Object> NUMBER_OR_TEXT =
            Map.of("anyOf", List.of(Map.of("type", "number"), Map.of("type", "string")));

    private StrictSchema() {}

    /** The same schema, closed. Branches (oneOf, anyOf, not) only narrow what stands beside them and stay as they are. */
    static Map<String, Object> of(Map<String, Object> published) {
        if (isNumberOrText(published)) {
            return NUMBER_OR_TEXT;
        }
        var strict = new LinkedHashMap<String, Object>(published);
        if (published.get("properties") instanceof Map<?, ?> properties) {
            strict.put("properties", each(properties));
            if (!published.containsKey("x-kubernetes-preserve-unknown-fields")) {
                strict.putIfAbsent("additionalProperties", false);
            }
        }
        for (var inner : List.of("items", "additionalProperties")) {
            if (published.get(inner) instanceof Map<?, ?> schema) {
                strict.put(inner, of(cast(schema)));
            }
        }
        return strict;
    }

    static Map<String, Object> each(Map<?, ?> schemas) {
        var strict = new LinkedHashMap<String, Object>();
        schemas.forEach((name, schema) -> strict.put(name.toString(), of(cast(schema))));
        return strict;
    }

    private static boolean isNumberOrText(Map<String, Object> schema) {
        return schema.containsKey("x-kubernetes-int-or-string")
                || "int-or-string".equals(schema.get("format"))
                || String.valueOf(schema.get("description")).startsWith("Quantity is a fixed-point representation");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> cast(Object schema) {
        return (Map<String, Object>) schema;
    }
}
