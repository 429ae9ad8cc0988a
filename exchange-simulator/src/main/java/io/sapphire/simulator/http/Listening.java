package io.sapphire.simulator.http;

import java.net.BindException;
import java.time.Duration;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Opens a port, or says in one sentence why not. */
final class Listening {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Listening() {}

    static DisposableServer bind(HttpServer server, Endpoint endpoint) {
        try {
            return server.host(endpoint.host()).port(endpoint.port()).bindNow(PATIENCE);
        } catch (ChannelBindException | IllegalStateException failed) {
            throw new IllegalStateException("cannot listen on " + endpoint + ": " + reason(failed), failed);
        }
    }

    private static String reason(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "the port is in use";
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
