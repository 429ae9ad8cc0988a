package io.sapphire.local.grpc;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.sapphire.mesh.MeshChannel;

/** Asks a service, over and over, whether all it offers can be used. */
public final class Health implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 2;

    private final ManagedChannel channel;

    /** @param target {@code in-process:NAME} or {@code HOST:PORT} */
    public Health(String target) {
        this.channel = MeshChannel.to(target);
    }

    public boolean isServing() {
        try {
            var answer = HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance());
            return answer.getStatus() == ServingStatus.SERVING;
        } catch (StatusRuntimeException _) {
            return false;
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
