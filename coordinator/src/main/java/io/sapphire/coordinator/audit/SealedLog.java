package io.sapphire.coordinator.audit;

import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogUnwritableException;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A log whose events are vouched for: whatever has survived the death of the machine is signed before anything follows
 * from it. For one writer.
 */
public final class SealedLog implements EventLog {
    /** At least every so many events, also while nothing leaves. */
    private static final long LONGEST_UNSIGNED = 1_000;

    private final FileEventLog log;
    private final Seals seals;
    private final CheckpointSigner signer;
    private final String run;
    private long signed;

    private SealedLog(FileEventLog log, Seals seals, CheckpointSigner signer, String run) {
        this.log = log;
        this.seals = seals;
        this.signer = signer;
        this.run = run;
    }

    /**
     * Goes on with a log.
     *
     * @param directory of the log
     * @param heads folder of the latest checkpoints of all runs
     * @throws IllegalStateException if the log is not, or not any more, the one whose head was signed last
     */
    public static SealedLog over(FileEventLog log, Path directory, Path heads, CheckpointSigner signer, String run) {
        Seals.head(heads.resolve(run)).ifPresent(head -> refuseOther(log, directory, head.checkpoint()));
        try {
            return new SealedLog(log, new Seals(directory, heads, run, log.disk()), signer, run);
        } catch (IOException failure) {
            throw new LogUnwritableException("checkpoints of the event log cannot be kept in " + heads, failure);
        }
    }

    /** Trading on from an older copy would forget orders. */
    private static void refuseOther(FileEventLog log, Path directory, Checkpoint head) {
        if (log.lastSequence() < head.sequence()) {
            throw new IllegalStateException(
                    "the event log %s ends at event %d, but event %d was signed: its end is missing"
                            .formatted(directory, log.lastSequence(), head.sequence()));
        }
        if (!log.hashOf(head.sequence()).equals(head.hash())) {
            throw new IllegalStateException("the event log %s was rewritten before event %d, which was signed otherwise"
                    .formatted(directory, head.sequence() + 1));
        }
    }

    @Override
    public Recorded append(MeshEvent event, String traceId) {
        var recorded = log.append(event, traceId);
        if (recorded.sequence() - signed >= LONGEST_UNSIGNED) {
            sync();
        }
        return recorded;
    }

    @Override
    public void sync() {
        log.sync();
        if (log.lastSequence() > signed) {
            sign();
        }
    }

    private void sign() {
        try {
            seals.keep(signer.sign(new Checkpoint(run, log.lastSequence(), log.lastHash())));
            signed = log.lastSequence();
        } catch (IOException failure) {
            throw new LogUnwritableException("a checkpoint of the event log cannot be written", failure);
        }
    }

    /**
     * Removes the oldest files, having signed which event is the last to go.
     *
     * @param upTo sequence of the last event that may go
     */
    public void retire(long upTo) throws IOException {
        var last = new Checkpoint(run, upTo, log.hashOf(upTo));
        Retirement.write(log.directory(), log.disk(), new SignedCheckpoint(last, signer.sign(Retirement.text(last))));
        log.removeUpTo(upTo);
    }

    @Override
    public void close() {
        try (log;
                seals) {
            sync();
        }
    }
}
