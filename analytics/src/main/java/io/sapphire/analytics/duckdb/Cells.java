package io.sapphire.analytics.duckdb;

import io.sapphire.analytics.table.Column;
import io.sapphire.analytics.table.Row;
import io.sapphire.analytics.table.Table;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Puts rows into a table in DuckDB's own representation. */
final class Cells {
    private final DuckDBAppender appender;
    private final List<Column> columns;

    Cells(DuckDBAppender appender, Table table) {
        this.appender = appender;
        this.columns = table.columns();
    }

    void append(Row row) throws SQLException {
        appender.beginRow();
        for (int at = 0; at < columns.size(); at++) {
            append(columns.get(at), row.value(at));
        }
        appender.endRow();
    }

    private void append(Column column, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (column.kind()) {
            case TEXT, JSON -> appender.append((String) value);
            case INTEGER -> appender.append((Long) value);
            case BOOLEAN -> appender.append((Boolean) value);
            case TIME -> appender.appendEpochMicros((Long) value);
            case DECIMAL -> decimal(value);
        }
    }

    /** As 128 bits in 1e-8 units, low half first. */
    private void decimal(Object e8) throws SQLException {
        if (e8 instanceof BigInteger wide) {
            appender.appendDecimal(wide.longValue(), wide.shiftRight(Long.SIZE).longValueExact());
        } else {
            long narrow = (Long) e8;
            appender.appendDecimal(narrow, narrow < 0 ? -1 : 0);
        }
    }
}
