package io.sapphire.simulator.http;

import io.netty.channel.group.ChannelGroup;
import java.time.Duration;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Opens a port, or says in one sentence why not. */
final class Listening {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Listening() {}

    /** @param connections takes every connection, so that they can be closed with the port */
    static DisposableServer bind(HttpServer server, Endpoint endpoint, ChannelGroup connections) {
        try {
            return server.doOnConnection(connection -> connections.add(connection.channel()))
                    .host(endpoint.host()).port(endpoint.port()).bindNow(PATIENCE);
        } catch (ChannelBindException refused) {
            throw new IllegalStateException(
                    "cannot listen on " + endpoint + ": the port is in use, or the address is not this machine's",
                    refused);
        }
    }
}
