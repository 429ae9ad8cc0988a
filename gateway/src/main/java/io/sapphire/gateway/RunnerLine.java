package io.sapphire.gateway;

import io.grpc.ManagedChannel;
import io.sapphire.gateway.grpc.RunnerHand;
import io.sapphire.gateway.http.Runner;
import io.sapphire.mesh.MeshChannel;
import java.util.Optional;

/** The way to whoever trades the past, if there is one. */
record RunnerLine(Optional<ManagedChannel> channel) implements AutoCloseable {

    /** @param target of gRPC; empty if there is none */
    static RunnerLine to(String target) {
        return new RunnerLine(target.isEmpty() ? Optional.empty() : Optional.of(MeshChannel.to(target)));
    }

    Optional<Runner> runner() {
        return channel.map(RunnerHand::new)
                .map(hand -> new Runner(hand::jobs, hand::backtest, hand::whatIf, hand::job, hand::cancel));
    }

    @Override
    public void close() {
        channel.ifPresent(ManagedChannel::shutdownNow);
    }
}
