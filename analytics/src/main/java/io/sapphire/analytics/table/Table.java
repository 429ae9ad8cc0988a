package io.sapphire.analytics.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One table.
 *
 * @param about what one row of it is, for people
 * @param columns those of every table first
 * @param cluster columns that questions usually choose by, the most important first
 */
public record Table(String name, String about, List<Column> columns, List<String> cluster) {
    public static final String RUN = "run_id";
    public static final String SEQUENCE = "sequence";
    public static final String PART = "part";
    public static final String EVENT_TIME = "event_time";
    /** By the recorder's clock, and so the one that partitions: replayed events may be many years old. */
    public static final String RECORD_TIME = "record_time";

    public static final String TRACE = "trace_id";

    /** Of every table. Run, sequence and part together are a row's name: nothing is ever in a table twice. */
    private static final List<Column> COMMON = List.of(
            new Column(RUN, Kind.TEXT, true, "Which run it belongs to."),
            new Column(SEQUENCE, Kind.INTEGER, true, "Of the event in the run's log, from 1."),
            new Column(PART, Kind.INTEGER, true, "Which of the event's rows of this table it is, from 0."),
            new Column(EVENT_TIME, Kind.TIME, false, "By the venue's clock; empty before the venue was heard of."),
            new Column(RECORD_TIME, Kind.TIME, true, "When the event was recorded, by the recorder's clock."),
            new Column(TRACE, Kind.TEXT, false, "Everything one market frame led to shares it."));

    public Table {
        columns = List.copyOf(columns);
        cluster = List.copyOf(cluster);
        var names = columns.stream().map(Column::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("table " + name + " has two columns of one name");
        }
        if (!names.containsAll(cluster)) {
            throw new IllegalArgumentException(
                    "table " + name + " is clustered by columns that it has not: " + cluster);
        }
    }

    /** A table with the columns that every table has, and its own. */
    static Table of(String name, String about, List<Column> own, List<String> cluster) {
        var all = new ArrayList<>(COMMON);
        all.addAll(own);
        return new Table(name, about, all, cluster);
    }

    /** @throws IllegalArgumentException if older rows could not have it */
    Table with(Column added) {
        if (added.required()) {
            throw new IllegalArgumentException("rows that table " + name + " has already cannot have " + added.name()
                    + ": it must not be required");
        }
        var all = new ArrayList<>(columns);
        all.add(added);
        return new Table(name, about, all, cluster);
    }

    /** Place of every column, by name. */
    Map<String, Integer> places() {
        var places = new LinkedHashMap<String, Integer>();
        IntStream.range(0, columns.size())
                .forEach(at -> places.put(columns.get(at).name(), at));
        return places;
    }
}
