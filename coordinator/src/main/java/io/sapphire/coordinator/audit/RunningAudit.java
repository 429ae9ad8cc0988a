package io.sapphire.coordinator.audit;

import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.RecordCodec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Audits of a log that goes on being written: up to the event that is its last when one begins. Safe for many threads. */
public final class RunningAudit {
    private final FileEventLog log;
    private final RecordCodec codec;
    private final CheckpointVerifier verifier;
    private final Optional<Path> heads;

    /**
     * An audit that can be repeated.
     *
     * @param signer who signs the log's checkpoints; nothing if nobody does
     * @param heads folder of the latest checkpoints of all runs, apart from the logs; nothing if there is none
     */
    public RunningAudit(FileEventLog log, RecordCodec codec, Optional<CheckpointSigner> signer, Optional<Path> heads) {
        this.log = log;
        this.codec = codec;
        this.verifier = signer.map(CheckpointVerifier::of).orElse(CheckpointVerifier.NONE);
        this.heads = heads;
    }

    /**
     * Reads all of it: seconds, of which writers take no notice.
     *
     * @param reached hears of every event that was read, and which is the last; what it throws ends the audit
     * @throws IllegalStateException if files of the log were retired while it was read
     */
    public AuditReport verify(BiConsumer<Long, Long> reached) {
        return Audit.of(
                log.directory(),
                codec,
                verifier,
                run -> heads.flatMap(folder -> Seals.head(folder.resolve(run))),
                new Extent(log::lastSequence, reached::accept));
    }
}
