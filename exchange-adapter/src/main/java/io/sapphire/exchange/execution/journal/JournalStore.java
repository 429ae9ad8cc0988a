package io.sapphire.exchange.execution.journal;

import java.io.IOException;

/** Bytes that only grow, and survive the process; synced, they survive the machine. */
public interface JournalStore extends AutoCloseable {

    byte[] read() throws IOException;

    byte[] read(long position, int length) throws IOException;

    /** Writes at the end. May leave a part of the bytes if it fails. */
    void append(byte[] bytes) throws IOException;

    /** Returns once everything appended is on the disk. */
    void sync() throws IOException;

    /** Drops everything from this position on. */
    void truncate(long size) throws IOException;

    @Override
    void close();
}
