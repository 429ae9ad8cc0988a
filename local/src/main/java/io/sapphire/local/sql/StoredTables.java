package io.sapphire.local.sql;

import io.sapphire.analytics.duckdb.DuckDbStore;
import io.sapphire.analytics.duckdb.Questions;
import io.sapphire.analytics.duckdb.TableFile;
import io.sapphire.analytics.fold.Filling;
import io.sapphire.analytics.table.Schema;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.Recorded;
import io.sapphire.local.data.StoredRun;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of a run that nobody writes any more. They are filled from its log as far as they are not. */
final class StoredTables {
    private static final int BATCH = 4_096;
    private static final String REACHED = "select (select max(version) from sapphire.migrations), sequence"
            + " from sapphire.progress order by turn desc limit 1";

    private final StoredRun run;
    private final Schema schema = Schema.current();

    StoredTables(StoredRun run) {
        this.run = run;
    }

    /**
     * Brings them up to the end of the log.
     *
     * @return how many events were missing
     */
    long complete() {
        return isComplete() ? 0 : fill();
    }

    /** Opened for reading only. */
    TableFile open() {
        return TableFile.read(run.tables());
    }

    private boolean isComplete() {
        if (!Files.exists(run.tables())) {
            return false;
        }
        try (var file = open();
                var answer = new Questions(file).ask(REACHED)) {
            var reached = answer.next(1);
            return !reached.isEmpty()
                    && reached.getFirst().getFirst().orElse("").equals(Integer.toString(schema.version()))
                    && isLast(Long.parseLong(reached.getFirst().getLast().orElse("0")));
        }
    }

    private boolean isLast(long sequence) {
        try (var reader = LogReader.from(run.events(), sequence, new EventCodec())) {
            return reader.next() == sequence
                    && reader.read().isPresent()
                    && reader.read().isEmpty();
        }
    }

    private long fill() {
        try (var store = new DuckDbStore(TableFile.write(run.tables()), schema)) {
            var filling = new Filling(schema, store);
            long before = filling.sequence();
            try (var reader = LogReader.from(run.events(), filling.from(), new EventCodec())) {
                for (var events = batch(reader); !events.isEmpty(); events = batch(reader)) {
                    filling.take(events);
                }
            }
            return filling.sequence() - before;
        }
    }

    private static List<Recorded> batch(LogReader reader) {
        return Stream.generate(reader::read)
                .limit(BATCH)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }
}
