package io.sapphire.analytics.table;

import io.sapphire.domain.event.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the rows of one run, event by event. For one thread at a time. */
public final class Sheet {
    private final Schema schema;
    private final String run;
    private final Map<String, Layout> layouts = new HashMap<>();
    private final Map<String, Integer> parts = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private Optional<Recorded> event = Optional.empty();

    public Sheet(Schema schema, String run) {
        this.schema = schema;
        this.run = run;
    }

    /** The rows that follow are the next event's. */
    public void begin(Recorded recorded) {
        event = Optional.of(recorded);
        parts.clear();
    }

    /**
     * One more row of the event, with the cells of every table filled in.
     *
     * @param time by the venue's clock, if it is known
     */
    public Row row(String table, Optional<Instant> time) {
        var recorded = event.orElseThrow(() -> new IllegalStateException("rows belong to an event"));
        var row = new Row(layouts.computeIfAbsent(table, name -> new Layout(schema.table(name))))
                .text(Table.RUN, run)
                .integer(Table.SEQUENCE, recorded.sequence())
                .integer(Table.PART, parts.merge(table, 1, Integer::sum) - 1L)
                .time(Table.EVENT_TIME, time)
                .time(Table.RECORD_TIME, recorded.recordTime())
                .text(Table.TRACE, recorded.traceId());
        rows.add(row);
        return row;
    }

    /** All rows since it was asked last. @throws IllegalStateException if one is not complete */
    public List<Row> drain() {
        var drained = rows.stream().map(Row::complete).toList();
        rows.clear();
        return drained;
    }
}
