package io.sapphire.analytics.table;

import java.util.Map;
import java.util.NoSuchElementException;

/** Where the cells of a table's rows lie. */
record Layout(Table table, Map<String, Integer> places) {

    Layout(Table table) {
        this(table, table.places());
    }

    /** @throws IllegalArgumentException if the column holds something else */
    int place(String column, Kind kind) {
        var at = places.get(column);
        if (at == null) {
            throw new NoSuchElementException("table " + table.name() + " has no column " + column);
        }
        if (table.columns().get(at).kind() != kind) {
            throw new IllegalArgumentException("column %s of %s holds no %s".formatted(column, table.name(), kind));
        }
        return at;
    }

    boolean required(int place) {
        return table.columns().get(place).required();
    }
}
