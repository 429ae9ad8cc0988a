package io.sapphire.exchange.execution;

import io.sapphire.exchange.execution.journal.JournalStore;

/** Keeps nothing: what is journaled here can be computed again. */
final class NoStore implements JournalStore {

    @Override
    public byte[] read() {
        return new byte[0];
    }

    @Override
    public byte[] read(long position, int length) {
        return new byte[length];
    }

    @Override
    public void append(byte[] bytes) {
        // Forgotten.
    }

    @Override
    public void sync() {
        // Nothing to sync.
    }

    @Override
    public void truncate(long size) {
        // Nothing to cut.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
