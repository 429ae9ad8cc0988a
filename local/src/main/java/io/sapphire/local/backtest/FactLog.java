package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Decisions, orders and facts of a backtest as an event log. Frames are not in it: a decision names its market and frame,
 * the report the recording's fingerprint.
 */
final class FactLog implements Backtest.Tape, AutoCloseable {
    private final FileEventLog log;

    /** @param folder of the log, without one */
    FactLog(Path folder, InstantSource clock) {
        log = FileEventLog.open(folder, new EventCodec(), clock, _ -> {
            throw new IllegalStateException(folder + " holds a log already");
        });
    }

    @Override
    public void heard(MeshEvent event, TradingCore core) {
        switch (event) {
            case MeshEvent.RunStarted _,
                    MeshEvent.AgentJoined _,
                    MeshEvent.DecisionMade _,
                    MeshEvent.OrderChanged _,
                    MeshEvent.AccountChanged _ -> {
                var _ = log.append(event, "");
            }
            default -> {}
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
