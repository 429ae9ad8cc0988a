package io.sapphire.analytics;

import io.sapphire.analytics.bigquery.Access;
import io.sapphire.analytics.bigquery.BigQueryStore;
import io.sapphire.analytics.duckdb.Answer;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Store;
import io.sapphire.analytics.table.StoreException;

/** A dataset that everybody asks whom Google lets. */
record BigQueryPlace(Access access, Schema schema) implements TablePlace {

    @Override
    public void check() {
        access.check();
    }

    @Override
    public Store open() {
        return BigQueryStore.open(access, schema);
    }

    @Override
    public Answer ask(String sql) {
        throw new StoreException("The tables are in BigQuery's %s: ask there.".formatted(access.dataset()));
    }

    @Override
    public String toString() {
        return "BigQuery, " + access.dataset();
    }
}
