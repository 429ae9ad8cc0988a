package io.sapphire.gateway;

import io.grpc.Channel;
import io.sapphire.gateway.access.Guard;
import io.sapphire.gateway.access.SecondPerson;
import io.sapphire.gateway.grpc.Front;
import java.util.Optional;

/** Where gRPC clients with a token are served, if they are. */
public record GrpcDoor(Optional<Front> front) implements AutoCloseable {

    /** @param listen {@code HOST:PORT}; empty: nowhere */
    static GrpcDoor at(String listen, Channel coordinator, Guard guard, SecondPerson second) {
        return new GrpcDoor(
                listen.isEmpty() ? Optional.empty() : Optional.of(Front.start(listen, coordinator, guard, second)));
    }

    /** The port it listens on; -1 if it does not. */
    public int port() {
        return front.map(Front::port).orElse(-1);
    }

    @Override
    public void close() {
        front.ifPresent(Front::close);
    }
}
