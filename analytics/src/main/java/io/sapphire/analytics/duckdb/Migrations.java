package io.sapphire.analytics.duckdb;

import io.sapphire.analytics.table.Migration;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.StoreException;
import java.sql.Connection;
import java.sql.SQLException;

/** Brings a file's tables to the version of this build. Each step is in the file as a whole or not at all. */
final class Migrations {

    private Migrations() {}

    /** @throws StoreException if a newer build wrote the file */
    static void apply(Connection connection, Schema schema, TableFile file) throws SQLException {
        TableFile.run(connection, "create schema if not exists sapphire");
        TableFile.run(
                connection,
                "create table if not exists sapphire.migrations (version integer primary key, name varchar)");
        TableFile.run(
                connection,
                "create table if not exists sapphire.progress (run_id varchar primary key, sequence bigint not null,"
                        + " record_sha256 varchar not null, memory varchar not null, turn bigint not null)");
        int version = version(connection);
        if (version > schema.version()) {
            throw new StoreException("the tables in %s are of version %d, from a newer build; this one knows version %d"
                    .formatted(file.path(), version, schema.version()));
        }
        for (var migration : schema.migrations().subList(version, schema.version())) {
            apply(connection, migration, schema);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("select coalesce(max(version), 0) from sapphire.migrations")) {
            var _ = answer.next();
            return answer.getInt(1);
        }
    }

    private static void apply(Connection connection, Migration migration, Schema schema) throws SQLException {
        TableFile.run(connection, "begin transaction");
        try {
            for (var change : migration.changes()) {
                for (var statement : Ddl.of(change, schema)) {
                    TableFile.run(connection, statement);
                }
            }
            try (var noted = connection.prepareStatement("insert into sapphire.migrations values (?, ?)")) {
                noted.setInt(1, migration.version());
                noted.setString(2, migration.name());
                var _ = noted.executeUpdate();
            }
            TableFile.run(connection, "commit");
        } catch (SQLException failure) {
            TableFile.run(connection, "rollback");
            throw failure;
        }
    }
}
