package io.sapphire.analytics.bigquery;

import io.sapphire.analytics.table.Change;
import io.sapphire.analytics.table.Column;
import io.sapphire.analytics.table.Kind;
import io.sapphire.analytics.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in BigQuery's words what a table is. */
final class Definitions {

    private Definitions() {}

    /** Cut into days of the recorder's clock where it has one: replayed events may be many years old. */
    static Map<String, Object> table(Dataset dataset, Table table) {
        var definition = named(dataset, table.name(), table.about());
        definition.put(
                "schema",
                Map.of(
                        "fields",
                        table.columns().stream().map(Definitions::field).toList()));
        definition.put("clustering", Map.of("fields", table.cluster()));
        if (table.columns().stream().anyMatch(column -> column.name().equals(Table.RECORD_TIME))) {
            definition.put("timePartitioning", Map.of("type", "DAY", "field", Table.RECORD_TIME));
        }
        return definition;
    }

    static Map<String, Object> view(Dataset dataset, Change.DefineView view, String sql) {
        var definition = named(dataset, view.name(), view.about());
        definition.putAll(asked(sql));
        return definition;
    }

    static Map<String, Object> asked(String sql) {
        return Map.of("view", Map.of("query", sql, "useLegacySql", false));
    }

    private static Map<String, Object> named(Dataset dataset, String name, String about) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put(
                "tableReference", Map.of("projectId", dataset.project(), "datasetId", dataset.name(), "tableId", name));
        definition.put("description", about);
        return definition;
    }

    static Map<String, Object> field(Column column) {
        var field = new LinkedHashMap<String, Object>();
        field.put("name", column.name());
        field.put("type", type(column.kind()));
        field.put("mode", column.required() ? "REQUIRED" : "NULLABLE");
        field.put("description", column.about());
        if (column.kind() == Kind.DECIMAL) {
            field.putAll(Map.of("precision", "38", "scale", "8"));
        }
        return field;
    }

    /** NUMERIC has one digit less before the point than what the log can hold. */
    static String type(Kind kind) {
        return switch (kind) {
            case TEXT -> "STRING";
            case INTEGER -> "INTEGER";
            case DECIMAL -> "BIGNUMERIC";
            case BOOLEAN -> "BOOLEAN";
            case TIME -> "TIMESTAMP";
            case JSON -> "JSON";
        };
    }

    /** Names that BigQuery may answer with instead. */
    static boolean isType(Kind kind, String answered) {
        return List.of(
                        type(kind),
                        kind == Kind.INTEGER ? "INT64" : type(kind),
                        kind == Kind.BOOLEAN ? "BOOL" : type(kind))
                .contains(answered);
    }
}
