package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;

/** Where events become facts. One writer. */
public interface EventLog extends AutoCloseable {

    /**
     * Numbers, chains and writes an event; it survives the death of the process from here on.
     *
     * @throws java.io.UncheckedIOException if it could not be written: nothing may follow from it
     */
    Recorded append(MeshEvent event, String traceId);

    /** Makes everything appended so far survive the death of the machine. */
    void sync();

    /** Syncs, and writes no more. */
    @Override
    void close();
}
