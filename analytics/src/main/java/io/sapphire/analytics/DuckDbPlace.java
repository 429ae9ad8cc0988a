package io.sapphire.analytics;

import io.sapphire.analytics.duckdb.Answer;
import io.sapphire.analytics.duckdb.DuckDbStore;
import io.sapphire.analytics.duckdb.Questions;
import io.sapphire.analytics.duckdb.TableFile;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Store;
import io.sapphire.analytics.table.StoreException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A file that only this process can open, and so the one to ask. */
final class DuckDbPlace implements TablePlace {
    private final String file;
    private final Schema schema;
    private final AtomicReference<Optional<Questions>> questions = new AtomicReference<>(Optional.empty());

    DuckDbPlace(String file, Schema schema) {
        this.file = file;
        this.schema = schema;
    }

    /** One that is in use may be free in a moment. */
    @Override
    public void check() {}

    @Override
    public Store open() {
        var store = new DuckDbStore(TableFile.write(Path.of(file)), schema);
        questions.set(Optional.of(store.questions()));
        return store;
    }

    @Override
    public Answer ask(String sql) {
        return questions
                .get()
                .orElseThrow(() -> new StoreException("The tables are not open yet; ask again in a moment."))
                .ask(sql);
    }

    @Override
    public String toString() {
        return "DuckDB, " + file;
    }
}
