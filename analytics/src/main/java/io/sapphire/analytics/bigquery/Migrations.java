package io.sapphire.analytics.bigquery;

import io.sapphire.analytics.table.Change;
import io.sapphire.analytics.table.Column;
import io.sapphire.analytics.table.Migration;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.StoreException;
import io.sapphire.analytics.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Brings a dataset's tables to the version of this build. Nothing there is undone together, so every step may be taken again:
 * a version is written down when all of its steps are taken.
 */
final class Migrations {
    /** Of the table that says how far the others have come. */
    private static final String VERSION = "sapphire-version";

    private final Rest rest;
    private final Dataset dataset;
    private final Schema schema;

    Migrations(Rest rest, Dataset dataset, Schema schema) {
        this.rest = rest;
        this.dataset = dataset;
        this.schema = schema;
    }

    /** @throws StoreException if a newer build wrote the tables, or a table of that name is somebody else's */
    void apply() {
        make(Ledger.TABLE);
        int version = version();
        if (version > schema.version()) {
            throw new StoreException(
                    "the tables in BigQuery's %s are of version %d, from a newer build; this one knows version %d"
                            .formatted(dataset, version, schema.version()));
        }
        schema.migrations().subList(version, schema.version()).forEach(this::apply);
    }

    private int version() {
        return there(Ledger.TABLE.name()).path("labels").path(VERSION).asInt(0);
    }

    private void apply(Migration migration) {
        migration.changes().forEach(this::apply);
        patch(Ledger.TABLE.name(), Map.of("labels", Map.of(VERSION, Integer.toString(migration.version()))));
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Create(var table) -> make(table);
            case Change.AddColumn(var table, var column) -> add(table, column);
            case Change.DefineView view -> define(view);
        }
    }

    private void make(Table table) {
        if (!rest.create(Definitions.table(dataset, table))) {
            compare(table);
        }
    }

    /** One that is there already is ours, or of nobody's business. */
    private void compare(Table table) {
        var types = types(there(table.name()));
        for (var column : table.columns()) {
            if (!Definitions.isType(column.kind(), types.getOrDefault(column.name(), "missing"))) {
                throw new StoreException("table %s in BigQuery's %s is not ours: its column %s is %s, not %s"
                        .formatted(
                                table.name(),
                                dataset,
                                column.name(),
                                types.getOrDefault(column.name(), "missing"),
                                Definitions.type(column.kind())));
            }
        }
    }

    private static Map<String, String> types(JsonNode table) {
        var types = new HashMap<String, String>();
        fields(table)
                .forEach(field -> types.put(
                        field.path("name").asString(), field.path("type").asString()));
        return types;
    }

    private static JsonNode fields(JsonNode table) {
        return table.path("schema").path("fields");
    }

    private void add(String table, Column column) {
        var now = there(table);
        if (types(now).containsKey(column.name())) {
            return;
        }
        var fields = new ArrayList<Object>();
        fields(now).forEach(fields::add);
        fields.add(Definitions.field(column));
        rest.patch(table, etag(now), Map.of("schema", Map.of("fields", List.copyOf(fields))));
    }

    private void define(Change.DefineView view) {
        var sql = schema.sql(view, dataset::quoted);
        if (!rest.create(Definitions.view(dataset, view, sql))) {
            var changes = new LinkedHashMap<>(Definitions.asked(sql));
            changes.put("description", view.about());
            patch(view.name(), changes);
        }
    }

    private void patch(String table, Map<String, ?> changes) {
        rest.patch(table, etag(there(table)), changes);
    }

    private JsonNode there(String table) {
        return rest.table(table)
                .orElseThrow(
                        () -> new StoreException("there is no table %s in BigQuery's %s".formatted(table, dataset)));
    }

    private static String etag(JsonNode table) {
        return table.path("etag").asString("*");
    }
}
