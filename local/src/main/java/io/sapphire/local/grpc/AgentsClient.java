package io.sapphire.local.grpc;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.grpc.ManagedChannel;
import io.sapphire.agent.v1.AgentServiceGrpc;
import io.sapphire.agent.v1.DescribeRequest;
import io.sapphire.mesh.MeshChannel;
import java.util.List;

/** Asks our own agents how they introduce themselves. */
public final class AgentsClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final ManagedChannel channel;

    /** @param target {@code in-process:NAME} or {@code HOST:PORT} */
    public AgentsClient(String target) {
        this.channel = MeshChannel.to(target);
    }

    /**
     * Of each that can ask a language model, which one it asks, or what it does without and why.
     *
     * @throws io.grpc.StatusRuntimeException if it does not answer in time
     */
    public List<String> minds(List<String> ids) {
        var stub = AgentServiceGrpc.newBlockingStub(channel)
                .withWaitForReady()
                .withDeadlineAfter(PATIENCE_SECONDS, SECONDS);
        return ids.stream()
                .map(id -> stub.describe(
                                DescribeRequest.newBuilder().setAgentId(id).build())
                        .getAgent())
                .filter(agent -> !agent.getMind().isEmpty())
                .map(agent -> agent.getAgentId() + " " + agent.getMind())
                .toList();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
