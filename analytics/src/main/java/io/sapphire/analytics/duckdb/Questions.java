package io.sapphire.analytics.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/**
 * Answers questions in SQL about a file's tables. Only one SELECT, SHOW or DESCRIBE at a time, in a transaction that cannot
 * write; the file's own settings keep it from files and the network.
 */
public final class Questions {
    private static final int PATIENCE_SECONDS = 60;
    private static final String PARSED =
            "select json_extract_string(tree, '$.error_type'), json_extract_string(tree, '$.error_message'),"
                    + " coalesce(json_array_length(tree, '$.statements'), 0)"
                    + " from (select json_serialize_sql(?::varchar) as tree)";

    private final TableFile file;

    public Questions(TableFile file) {
        this.file = file;
    }

    /**
     * Asks one question.
     *
     * @return the answer, which holds a connection until it is closed
     * @throws QueryException if it is not a question, cannot be answered, or takes more than 60 s
     */
    public Answer ask(String sql) {
        try {
            var connection = file.connect();
            try {
                refuseOther(connection, sql);
                TableFile.run(connection, "begin transaction read only");
                var statement = connection.createStatement();
                statement.setQueryTimeout(PATIENCE_SECONDS);
                return new Answer(connection, statement, statement.executeQuery(sql));
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLTimeoutException late) {
            throw new QueryException("The question takes more than %d s.".formatted(PATIENCE_SECONDS), late);
        } catch (SQLException failure) {
            throw new QueryException("The question cannot be answered: " + Words.of(failure), failure);
        }
    }

    /** DuckDB itself takes it apart: what is not exactly one SELECT is never run. */
    private static void refuseOther(Connection connection, String sql) throws SQLException {
        try (var asked = connection.prepareStatement(PARSED)) {
            asked.setString(1, sql);
            try (var answer = asked.executeQuery()) {
                var _ = answer.next();
                var error = answer.getString(1);
                if (error != null && !error.equals("not implemented")) {
                    throw new QueryException("This is no SQL: " + Words.of(answer.getString(2)));
                }
                if (error != null || answer.getInt(3) != 1) {
                    throw new QueryException("Only one SELECT is answered at a time: nothing can be changed here.");
                }
            }
        }
    }
}
