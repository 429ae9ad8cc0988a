package io.sapphire.analytics.table;

/** What a column holds. */
public enum Kind {
    TEXT,
    /** Whole, 64 bits. */
    INTEGER,
    /** Exact, with eight digits behind the point: the house's 1e-8 units. */
    DECIMAL,
    BOOLEAN,
    /** A moment, in microseconds. */
    TIME,
    JSON
}
