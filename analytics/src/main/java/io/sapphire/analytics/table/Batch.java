package io.sapphire.analytics.table;

import java.util.List;

/** The rows of some events that follow each other, and where the tables stand with them. */
public record Batch(List<Row> rows, Progress progress) {

    public Batch {
        rows = List.copyOf(rows);
    }
}
