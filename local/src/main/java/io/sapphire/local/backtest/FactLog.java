package io.sapphire.local.backtest;

import io.sapphire.coordinator.audit.CheckpointSigner;
import io.sapphire.coordinator.audit.SealedLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The log of a backtest, signed like that of any run. */
final class FactLog implements Consumer<MeshEvent>, AutoCloseable {
    private final FileEventLog file;
    private final SealedLog log;

    /** Begins a log. @param folder of the log, without one */
    FactLog(SapphireHome home, Path folder, String runId, InstantSource clock) {
        var keys = LocalKeys.in(home.keys());
        file = FileEventLog.open(folder, new EventCodec(), clock, _ -> {
            throw new IllegalStateException(folder + " holds a log already");
        });
        log = SealedLog.over(file, folder, keys.heads(), CheckpointSigner.fromFile(keys.auditCheckpoint()), runId);
    }

    @Override
    public void accept(MeshEvent event) {
        var _ = log.append(event, "");
    }

    /** Of the last event. */
    long sequence() {
        return file.lastSequence();
    }

    @Override
    public void close() {
        log.close();
    }
}
