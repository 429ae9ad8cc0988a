package io.sapphire.analytics.duckdb;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows that answer a question, read as they are wanted. For one thread at a time. */
public final class Answer implements AutoCloseable {
    private static final Set<String> NUMBERS = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "UHUGEINT",
            "FLOAT",
            "DOUBLE");

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final List<Heading> headings;

    /** What a column's cells are to a program that reads them. */
    public enum Form {
        /** Also exact decimals: a program must not read them as binary fractions. */
        TEXT,
        NUMBER,
        BOOLEAN
    }

    public record Heading(String name, Form form) {}

    Answer(Connection connection, Statement statement, ResultSet rows) throws SQLException {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.headings = headings(rows);
    }

    private static List<Heading> headings(ResultSet rows) throws SQLException {
        var told = rows.getMetaData();
        var headings = new ArrayList<Heading>();
        for (int column = 1; column <= told.getColumnCount(); column++) {
            headings.add(new Heading(told.getColumnName(column), form(told.getColumnTypeName(column))));
        }
        return List.copyOf(headings);
    }

    private static Form form(String type) {
        if (type.equals("BOOLEAN")) {
            return Form.BOOLEAN;
        }
        return NUMBERS.contains(type) ? Form.NUMBER : Form.TEXT;
    }

    public List<Heading> headings() {
        return headings;
    }

    /** The next rows, at most so many; none at the end. An empty cell is nothing. @throws QueryException if it fails */
    public List<List<Optional<String>>> next(int most) {
        try {
            var batch = new ArrayList<List<Optional<String>>>();
            while (batch.size() < most && rows.next()) {
                batch.add(row());
            }
            return batch;
        } catch (SQLException failure) {
            throw new QueryException("The question cannot be answered: " + Words.of(failure), failure);
        }
    }

    private List<Optional<String>> row() throws SQLException {
        var cells = new ArrayList<Optional<String>>(headings.size());
        for (int column = 1; column <= headings.size(); column++) {
            cells.add(cell(column));
        }
        return cells;
    }

    /** Decimals without trailing zeros, moments in ISO 8601. */
    private Optional<String> cell(int column) throws SQLException {
        var value = rows.getObject(column);
        return switch (value) {
            case null -> Optional.empty();
            case BigDecimal decimal -> Optional.of(decimal.stripTrailingZeros().toPlainString());
            case OffsetDateTime moment -> Optional.of(moment.toInstant().toString());
            case Timestamp moment -> Optional.of(moment.toLocalDateTime().toString());
            case LocalDateTime moment -> Optional.of(moment.toString());
            default -> Optional.ofNullable(rows.getString(column));
        };
    }

    @Override
    public void close() {
        try (connection;
                statement;
                rows) {
            // Its transaction wrote nothing and ends with its connection.
        } catch (SQLException failure) {
            throw new QueryException("The question cannot be ended: " + Words.of(failure), failure);
        }
    }
}
