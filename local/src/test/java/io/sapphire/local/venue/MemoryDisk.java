package io.sapphire.local.venue;

import io.sapphire.exchange.execution.journal.JournalStore;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A journal that outlives its adapter, without waiting for a disk. */
final class MemoryDisk {
    private byte[] content = {};

    JournalStore store() {
        return new JournalStore() {
            @Override
            public byte[] read() {
                return content.clone();
            }

            @Override
            public byte[] read(long position, int length) {
                return Arrays.copyOfRange(content, (int) position, (int) position + length);
            }

            @Override
            public void append(byte[] bytes) {
                var longer = new ByteArrayOutputStream(content.length + bytes.length);
                longer.writeBytes(content);
                longer.writeBytes(bytes);
                content = longer.toByteArray();
            }

            @Override
            public void sync() {
                // Memory is where it stays.
            }

            @Override
            public void truncate(long size) {
                content = Arrays.copyOf(content, (int) size);
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
