package io.sapphire.simulator.http;

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
        } catch (ChannelBindException refused) {
            throw new IllegalStateException(
                    "cannot listen on " + endpoint + ": the port is in use, or the address is not this machine's",
                    refused);
        }
    }
}
