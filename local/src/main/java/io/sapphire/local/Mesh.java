package io.sapphire.local;

import io.sapphire.domain.market.Money;
import io.sapphire.local.console.Entrance;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.local.grpc.RunStatus;
import io.sapphire.local.http.ReplayPlan;
import java.util.List;
import java.util.Optional;

/** The running services, wherever they run. */
public interface Mesh extends AutoCloseable {

    /** Whether the way to the venue and back is open. */
    boolean isServing();

    /** Where the run stands. @throws io.grpc.StatusRuntimeException if the coordinator does not answer */
    RunStatus status();

    /** The adapter's own latch. @throws io.grpc.StatusRuntimeException if the adapter does not answer */
    TradingLatch adapterLatch();

    /** Where people and programs get in. */
    Entrance entrance();

    /** gRPC target of the adapter, if other processes can reach it. */
    Optional<String> adapter();

    /** What the simulator replays. @throws io.sapphire.local.sentence.Refusal if it does not answer */
    ReplayPlan plan();

    /**
     * Which of our own agents ask which language model, or what they do without one; one sentence each.
     *
     * @throws io.grpc.StatusRuntimeException if the agents do not answer
     */
    default List<String> minds() {
        return List.of();
    }

    /** Why the tables do not grow with the run, which goes on without them; empty while they do. */
    String analyticsFailure();

    /** Equity by the simulator's own books. */
    Money ledgerEquity();

    /** Stops the services, callers first. */
    @Override
    void close();
}
