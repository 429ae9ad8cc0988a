package io.sapphire.analytics.duckdb;

import java.sql.SQLException;
import java.util.stream.Collectors;

/** What DuckDB complains of, on one line. */
final class Words {

    private Words() {}

    /** Without the picture of the question, but with what it would have understood instead. */
    static String of(SQLException failure) {
        return of(String.valueOf(failure.getMessage()));
    }

    static String of(String message) {
        return message.lines()
                .map(String::strip)
                .takeWhile(line -> !line.startsWith("LINE "))
                .filter(line -> !line.isEmpty())
                .limit(2)
                .collect(Collectors.joining(" "))
                .replace("\"\"", "\"");
    }
}
