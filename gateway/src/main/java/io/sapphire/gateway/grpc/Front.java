package io.sapphire.gateway.grpc;

import io.grpc.Channel;
import io.sapphire.gateway.access.Guard;
import io.sapphire.gateway.access.SecondPerson;
import io.sapphire.mesh.MeshServer;
import java.util.List;

/** Where gRPC clients with a token reach the event log and the operator's hand; health and reflection beside them. */
public final class Front implements AutoCloseable {
    private final MeshServer server;

    private Front(MeshServer server) {
        this.server = server;
    }

    /**
     * Listens at once.
     *
     * @param listen {@code HOST:PORT}, port 0 lets the machine choose
     * @throws IllegalStateException if the address is taken
     */
    public static Front start(String listen, Channel coordinator, Guard guard, SecondPerson second) {
        var services = List.of(
                Callers.noted(new EventFront(coordinator, guard)),
                Callers.noted(new ControlFront(coordinator, guard, second)));
        var server = MeshServer.startForStrangers(listen, services);
        server.serving(true);
        return new Front(server);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
