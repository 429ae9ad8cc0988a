package io.sapphire.analytics.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All tables and views as they are after every migration. */
public final class Schema {
    private static final String FOLDER = "/migrations/";
    /** A folder within a jar cannot be listed, so the files are. */
    private static final List<String> FILES = List.of("001-tables.yaml");

    private final List<Migration> migrations;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Change.DefineView> views = new LinkedHashMap<>();

    private Schema(List<Migration> migrations) {
        this.migrations = List.copyOf(migrations);
        for (int at = 0; at < migrations.size(); at++) {
            if (migrations.get(at).version() != at + 1) {
                throw new IllegalArgumentException(
                        migrations.get(at).name() + " stands where version " + (at + 1) + " belongs");
            }
            migrations.get(at).changes().forEach(this::apply);
        }
    }

    /** That of this build. */
    public static Schema current() {
        return of(FILES.stream().map(Schema::read).toList());
    }

    /** @throws IllegalArgumentException if versions are missing, or one does more than add */
    static Schema of(List<Migration> migrations) {
        return new Schema(migrations);
    }

    private static Migration read(String name) {
        try (var file = Schema.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException(FOLDER + name + " is missing");
            }
            return MigrationFile.parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Create(var table) -> {
                if (tables.putIfAbsent(table.name(), table) != null) {
                    throw new IllegalArgumentException("table " + table.name() + " is there already");
                }
            }
            case Change.AddColumn(var name, var column) ->
                tables.put(name, table(name).with(column));
            case Change.DefineView view -> views.put(view.name(), view);
        }
    }

    /** In order. */
    public List<Migration> migrations() {
        return migrations;
    }

    public int version() {
        return migrations.size();
    }

    public List<Table> tables() {
        return List.copyOf(tables.values());
    }

    public List<Change.DefineView> views() {
        return new ArrayList<>(views.values());
    }

    /** @throws NoSuchElementException if there is none of that name */
    public Table table(String name) {
        return Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> new NoSuchElementException("there is no table " + name));
    }

    /** A view's question with every table in braces named as a store wants it. */
    public String sql(Change.DefineView view, UnaryOperator<String> named) {
        var sql = view.sql();
        for (var table : tables.keySet()) {
            sql = sql.replace("{" + table + "}", named.apply(table));
        }
        return sql;
    }
}
