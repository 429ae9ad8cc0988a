package io.sapphire.analytics.table;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files that say how the tables grow. */
final class MigrationFile {

    private MigrationFile() {}

    /** @param name such as {@code 001-tables.yaml}: the number is the version */
    static Migration parse(String name, String text) {
        var steps = new Yaml(new SafeConstructor(new LoaderOptions())).<List<Map<String, Object>>>load(text);
        return new Migration(
                Integer.parseInt(name.substring(0, name.indexOf('-'))),
                name,
                steps.stream().map(MigrationFile::change).toList());
    }

    private static Change change(Map<String, Object> step) {
        if (step.containsKey("create")) {
            return new Change.Create(
                    Table.of(text(step, "create"), text(step, "about"), columns(step), list(step, "cluster")));
        }
        if (step.containsKey("view")) {
            return new Change.DefineView(text(step, "view"), text(step, "about"), text(step, "sql"));
        }
        return new Change.AddColumn(text(step, "add-to"), Column.parse(text(step, "column")));
    }

    private static List<Column> columns(Map<String, Object> step) {
        return list(step, "columns").stream().map(Column::parse).toList();
    }

    private static String text(Map<String, Object> step, String key) {
        if (step.get(key) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("a step of a migration has no text '" + key + "': " + step.keySet());
    }

    private static List<String> list(Map<String, Object> step, String key) {
        if (step.get(key) instanceof List<?> values) {
            return values.stream().map(Object::toString).toList();
        }
        throw new IllegalArgumentException("a step of a migration has no list '" + key + "': " + step.keySet());
    }
}
