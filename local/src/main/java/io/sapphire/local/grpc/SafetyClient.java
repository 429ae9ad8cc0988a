package io.sapphire.local.grpc;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.safety.v1.FlattenRequest;
import io.sapphire.safety.v1.GetStateRequest;
import io.sapphire.safety.v1.HaltRequest;
import io.sapphire.safety.v1.ReleaseRequest;
import io.sapphire.safety.v1.SafetyServiceGrpc;
import java.time.Duration;
import java.util.List;

/** The adapter's own latch. */
public final class SafetyClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManagedChannel channel;

    /** @param target {@code in-process:NAME} or {@code HOST:PORT} */
    public SafetyClient(String target) {
        this.channel = MeshChannel.to(target);
    }

    /** @throws StatusRuntimeException if it does not answer in time */
    public TradingLatch latch() {
        var state = stub().getState(GetStateRequest.getDefaultInstance());
        return state.getHalted()
                ? new TradingLatch("HALTED", state.getOperator(), state.getReason())
                : TradingLatch.OPEN;
    }

    /** Latches again what a finished run left latched. */
    public void halt(TradingLatch latch) {
        var _ = halt(latch.operator(), latch.reason());
    }

    /** @return how many orders the venue was asked to cancel */
    public int halt(String operator, String reason) {
        return stub().halt(HaltRequest.newBuilder()
                        .setOperator(operator)
                        .setReason(reason)
                        .build())
                .getCancels();
    }

    /** @param refusals closing orders that the venue did not take, in words */
    public record Flattened(int cancels, int closes, List<String> refusals) {}

    public Flattened flatten(String operator, String reason) {
        var done = stub().flatten(FlattenRequest.newBuilder()
                .setOperator(operator)
                .setReason(reason)
                .build());
        return new Flattened(done.getCancels(), done.getCloses(), List.copyOf(done.getRefusalsList()));
    }

    /** Lets go of the adapter's own latch. */
    public void release(String operator, String reason) {
        var _ = stub().release(ReleaseRequest.newBuilder()
                .setOperator(operator)
                .setReason(reason)
                .build());
    }

    /** In an emergency nobody may wait for ever. The adapter goes on cancelling; it begins no more closing orders. */
    private SafetyServiceGrpc.SafetyServiceBlockingStub stub() {
        return SafetyServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
