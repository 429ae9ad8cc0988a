package io.sapphire.analytics;

import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.sapphire.analytics.follow.EventLog;
import io.sapphire.analytics.follow.Following;
import io.sapphire.analytics.follow.Pace;
import io.sapphire.analytics.follow.Standing;
import io.sapphire.analytics.grpc.TableEndpoint;
import io.sapphire.analytics.grpc.TokenGate;
import io.sapphire.analytics.table.Schema;
import io.sapphire.mesh.MeshServer;
import java.util.List;

/** The running analytics: follows the log, and answers questions about what it made of it. */
public final class Analytics implements AutoCloseable {
    private final Following following;
    private final MeshServer server;

    /**
     * @param token whoever asks must send; blank lets nobody ask
     * @throws io.sapphire.analytics.table.StoreException if it is known by now that there can be no tables
     */
    Analytics(AnalyticsProperties properties, TablePlace place, Schema schema, EventLog log, String token) {
        place.check();
        var pace = new Pace(properties.batch().events(), properties.batch().linger());
        this.following = new Following(log, place::open, schema, pace, this::told);
        var endpoint = new TableEndpoint(place::ask, following::standing, place.toString());
        BindableService guarded = () -> ServerInterceptors.intercept(endpoint, new TokenGate(token));
        this.server = MeshServer.start(properties.listen(), List.of(guarded));
    }

    void start() {
        following.start();
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
