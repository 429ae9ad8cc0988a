package io.sapphire.analytics.table;

/** One step from a version of the tables to the next. It only ever adds. */
public sealed interface Change {

    record Create(Table table) implements Change {}

    record AddColumn(String table, Column column) implements Change {}

    /**
     * A question with a name. A later one of the same name takes its place: it holds nothing itself.
     *
     * @param sql with the names of tables in braces, in words that DuckDB and BigQuery share
     */
    record DefineView(String name, String about, String sql) implements Change {}
}
