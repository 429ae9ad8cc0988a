package io.sapphire.analytics.duckdb;

import io.sapphire.analytics.table.Batch;
import io.sapphire.analytics.table.Progress;
import io.sapphire.analytics.table.Row;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Store;
import io.sapphire.analytics.table.StoreException;
import io.sapphire.analytics.table.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Tables and progress in one file, written in one transaction. For one thread at a time. */
public final class DuckDbStore implements Store {
    private static final String PROGRESS = "select run_id, sequence, record_sha256, memory from sapphire.progress ";

    private final TableFile file;
    private final DuckDBConnection connection;

    /** Brings the tables to this build's version. @throws StoreException if they cannot be written */
    public DuckDbStore(TableFile file, Schema schema) {
        this.file = file;
        try {
            this.connection = file.connect();
            Migrations.apply(connection, schema, file);
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    @Override
    public Optional<Progress> latest() {
        return progress(PROGRESS + "order by turn desc limit 1", "");
    }

    @Override
    public Optional<Progress> of(String run) {
        return progress(PROGRESS + "where run_id = ?", run);
    }

    private Optional<Progress> progress(String sql, String run) {
        try (var asked = connection.prepareStatement(sql)) {
            if (!run.isEmpty()) {
                asked.setString(1, run);
            }
            return first(asked);
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    private static Optional<Progress> first(PreparedStatement asked) throws SQLException {
        try (var answer = asked.executeQuery()) {
            return answer.next()
                    ? Optional.of(new Progress(
                            answer.getString(1), answer.getLong(2), answer.getString(3), answer.getString(4)))
                    : Optional.empty();
        }
    }

    @Override
    public void write(Batch batch) {
        try {
            TableFile.run(connection, "begin transaction");
            append(batch.rows());
            note(batch.progress());
            TableFile.run(connection, "commit");
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    private void append(List<Row> rows) throws SQLException {
        var byTable = rows.stream().collect(Collectors.groupingBy(Row::table, LinkedHashMap::new, Collectors.toList()));
        for (var table : byTable.entrySet()) {
            append(table.getKey(), table.getValue());
        }
    }

    private void append(Table table, List<Row> rows) throws SQLException {
        try (var appender = connection.createAppender(table.name())) {
            var cells = new Cells(appender, table);
            for (var row : rows) {
                cells.append(row);
            }
        }
    }

    private void note(Progress progress) throws SQLException {
        try (var noted = connection.prepareStatement(
                "insert or replace into sapphire.progress select ?, ?, ?, ?, coalesce(max(turn), 0) + 1 from"
                        + " sapphire.progress")) {
            noted.setString(1, progress.run());
            noted.setLong(2, progress.sequence());
            noted.setString(3, progress.hash());
            noted.setString(4, progress.memory());
            var _ = noted.executeUpdate();
        }
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw unusable(failure);
        } finally {
            file.close();
        }
    }

    /** Answers questions about the tables, also while they are written. */
    public Questions questions() {
        return new Questions(file);
    }

    private StoreException unusable(SQLException failure) {
        return new StoreException(
                "the tables in %s cannot be written: %s".formatted(file.path(), Words.of(failure)), failure);
    }
}
