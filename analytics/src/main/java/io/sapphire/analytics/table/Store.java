package io.sapphire.analytics.table;

import java.util.Optional;

/** Where the tables are. For one thread at a time. */
public interface Store extends AutoCloseable {

    /** Of the run that was written last, by any process. */
    Optional<Progress> latest();

    /** Of a run. */
    Optional<Progress> of(String run);

    /**
     * Writes rows and progress: both or neither, as far as a reader or a process that goes on after a death can tell.
     *
     * @throws RuntimeException if it cannot; the store is then to be closed, and another one opened goes on where this one
     *     stands
     */
    void write(Batch batch);

    @Override
    void close();
}
