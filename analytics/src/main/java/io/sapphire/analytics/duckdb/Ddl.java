package io.sapphire.analytics.duckdb;

import io.sapphire.analytics.table.Change;
import io.sapphire.analytics.table.Column;
import io.sapphire.analytics.table.Kind;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in DuckDB's words how the tables grow. */
final class Ddl {

    private Ddl() {}

    static List<String> of(Change change, Schema schema) {
        return switch (change) {
            case Change.Create(var table) -> create(table);
            case Change.AddColumn(var table, var column) ->
                List.of(
                        "alter table %s add column %s %s".formatted(table, column.name(), type(column.kind())),
                        comment(table, column));
            case Change.DefineView view ->
                List.of(
                        "create or replace view %s as %s".formatted(view.name(), schema.sql(view, name -> name)),
                        "comment on view %s is %s".formatted(view.name(), quoted(view.about())));
        };
    }

    private static List<String> create(Table table) {
        var statements = new ArrayList<String>();
        statements.add("create table %s (%s)"
                .formatted(
                        table.name(), table.columns().stream().map(Ddl::column).collect(Collectors.joining(", "))));
        statements.add("comment on table %s is %s".formatted(table.name(), quoted(table.about())));
        table.columns().forEach(column -> statements.add(comment(table.name(), column)));
        return statements;
    }

    private static String column(Column column) {
        return column.name() + " " + type(column.kind()) + (column.required() ? " not null" : "");
    }

    private static String comment(String table, Column column) {
        return "comment on column %s.%s is %s".formatted(table, column.name(), quoted(column.about()));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEXT -> "varchar";
            case INTEGER -> "bigint";
            case DECIMAL -> "decimal(38, 8)";
            case BOOLEAN -> "boolean";
            case TIME -> "timestamptz";
            case JSON -> "json";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
