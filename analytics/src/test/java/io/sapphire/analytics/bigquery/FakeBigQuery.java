package io.sapphire.analytics.bigquery;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/** BigQuery as far as it is used here, in memory. */
public final class FakeBigQuery implements AutoCloseable {
    private final String name = UUID.randomUUID().toString();
    private final Connection rows;
    private final Server server;
    final StoredTables tables;
    final TableService rest;
    final FakeWrites writes;

    public FakeBigQuery() {
        try {
            rows = DriverManager.getConnection("jdbc:duckdb:");
            run("set timezone = 'UTC'");
            tables = new StoredTables(rows.unwrap(DuckDBConnection.class).duplicate());
            rest = new TableService(tables);
            writes = new FakeWrites(rows.unwrap(DuckDBConnection.class).duplicate());
            server = InProcessServerBuilder.forName(name)
                    .addService(writes)
                    .intercept(new Guard())
                    .build()
                    .start();
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Lets nobody in without the token, and nobody whose request cannot be routed. */
    private static final class Guard implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            var token = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
            var route = headers.get(Metadata.Key.of("x-goog-request-params", Metadata.ASCII_STRING_MARSHALLER));
            if (("Bearer " + TableService.TOKEN).equals(token)
                    && String.valueOf(route).contains("=projects/my-project/datasets/trading/tables/")) {
                return next.startCall(call, headers);
            }
            call.close(Status.UNAUTHENTICATED.withDescription("no token, or no route"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
    }

    public Access access() {
        return access(() -> TableService.TOKEN);
    }

    Access access(Bearer bearer) {
        return new Access(new Dataset("my-project", "trading"), rest.address(), this::channel, bearer);
    }

    private ManagedChannel channel() {
        return InProcessChannelBuilder.forName(name).build();
    }

    /** Somebody else opens the tables. */
    void foreignLine(long turn) {
        try {
            run("insert into sapphire_progress values (%d, 'other', '', '', 0, '', '')".formatted(turn));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every row, its cells as text. */
    List<List<String>> ask(String sql) {
        try (var statement = rows.createStatement();
                var answer = statement.executeQuery(sql)) {
            var lines = new ArrayList<List<String>>();
            while (answer.next()) {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    cells.add(String.valueOf(answer.getString(column)));
                }
                lines.add(cells);
            }
            return lines;
        } catch (SQLException failure) {
            throw new IllegalArgumentException(sql, failure);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = rows.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        rest.close();
        try {
            rows.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
