package io.sapphire.analytics;

import io.sapphire.analytics.duckdb.Answer;
import io.sapphire.analytics.table.Store;
import io.sapphire.analytics.table.StoreException;

/** Where the tables are. */
interface TablePlace {

    /** @throws StoreException if it is known by now that they cannot be there */
    void check();

    /** Opens them for writing. @throws StoreException if they cannot be written now */
    Store open();

    /** @throws StoreException if they are not open, or not asked here */
    Answer ask(String sql);

    /** In words. */
    @Override
    String toString();
}
