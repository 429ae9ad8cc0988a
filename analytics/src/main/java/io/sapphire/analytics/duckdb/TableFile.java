package io.sapphire.analytics.duckdb;

import io.sapphire.analytics.table.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** One DuckDB file while this process has it open. Nobody else can write it meanwhile. */
public final class TableFile implements AutoCloseable {
    /**
     * A question can neither read nor write files or the network, load code, or change any of this; and it cannot take more
     * memory from the mesh it may share a process with.
     */
    private static final List<String> LOCKED_DOWN = List.of(
            "set timezone = 'UTC'",
            "set memory_limit = '512MB'",
            "set threads = 2",
            "set autoinstall_known_extensions = false",
            "set autoload_known_extensions = false",
            "set enable_external_access = false",
            "set lock_configuration = true");

    private final Path path;
    private final DuckDBConnection connection;

    private TableFile(Path path, DuckDBConnection connection) {
        this.path = path;
        this.connection = connection;
    }

    /** Makes the file if there is none. @throws StoreException if it is in use, or no file of DuckDB */
    public static TableFile write(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException failure) {
            throw new UncheckedIOException("tables cannot be kept in " + path, failure);
        }
        return open(path, new Properties());
    }

    /** @throws StoreException if there is none, or it is being written */
    public static TableFile read(Path path) {
        if (!Files.exists(path)) {
            throw new StoreException("there are no tables in " + path);
        }
        var readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        return open(path, readOnly);
    }

    private static TableFile open(Path path, Properties properties) {
        try {
            var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + path, properties);
            NativeCode.unlink();
            try (var statement = connection.createStatement()) {
                for (var setting : LOCKED_DOWN) {
                    var _ = statement.execute(setting);
                }
            }
            return new TableFile(path, connection);
        } catch (SQLException failure) {
            throw new StoreException(
                    "the tables in %s cannot be opened: %s".formatted(path, Words.of(failure)), failure);
        }
    }

    Path path() {
        return path;
    }

    /** A connection of its own, to be closed by whoever asked. */
    DuckDBConnection connect() throws SQLException {
        return connection.duplicate();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new StoreException("the tables in " + path + " cannot be closed: " + Words.of(failure), failure);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}
