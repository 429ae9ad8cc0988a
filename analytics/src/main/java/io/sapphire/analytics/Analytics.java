package io.sapphire.analytics;

import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.sapphire.analytics.duckdb.Answer;
import io.sapphire.analytics.duckdb.DuckDbStore;
import io.sapphire.analytics.duckdb.Questions;
import io.sapphire.analytics.duckdb.StoreException;
import io.sapphire.analytics.duckdb.TableFile;
import io.sapphire.analytics.follow.EventLog;
import io.sapphire.analytics.follow.Following;
import io.sapphire.analytics.follow.Pace;
import io.sapphire.analytics.follow.Standing;
import io.sapphire.analytics.grpc.TableEndpoint;
import io.sapphire.analytics.grpc.TokenGate;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Store;
import io.sapphire.mesh.MeshServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The running analytics: follows the log, and answers questions about what it made of it. */
public final class Analytics implements AutoCloseable {
    private final AnalyticsProperties properties;
    private final Schema schema = Schema.current();
    private final AtomicReference<Optional<Questions>> open = new AtomicReference<>(Optional.empty());
    private final Following following;
    private final MeshServer server;

    /** @param token whoever asks must send; blank lets nobody ask */
    Analytics(AnalyticsProperties properties, EventLog log, String token) {
        this.properties = properties;
        var pace = new Pace(properties.batch().events(), properties.batch().linger());
        this.following = new Following(log, this::store, schema, pace, this::told);
        var endpoint = new TableEndpoint(this::ask, following::standing, "DuckDB, " + properties.file());
        BindableService guarded = () -> ServerInterceptors.intercept(endpoint, new TokenGate(token));
        this.server = MeshServer.start(properties.listen(), List.of(guarded));
    }

    void start() {
        following.start();
    }

    private Store store() {
        var store = new DuckDbStore(TableFile.write(Path.of(properties.file())), schema);
        open.set(Optional.of(store.questions()));
        return store;
    }

    private Answer ask(String sql) {
        return open.get()
                .orElseThrow(() -> new StoreException("The tables are not open yet; ask again in a moment."))
                .ask(sql);
    }

    private void told(Standing now) {
        server.serving(now.failure().isEmpty());
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        following.close();
        server.close();
    }
}
