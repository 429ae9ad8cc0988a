package io.sapphire.coordinator.eventlog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One file that is written. */
public interface LogFile extends Closeable {

    /** Writes all of it. What is there after a failure is not said. */
    void write(ByteBuffer bytes, long position) throws IOException;

    void truncate(long size) throws IOException;

    /** Makes what was written survive the death of the machine. */
    void force() throws IOException;

    /** In bytes. */
    long size() throws IOException;
}
