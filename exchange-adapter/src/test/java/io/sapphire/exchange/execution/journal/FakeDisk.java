package io.sapphire.exchange.execution.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Bytes that outlive the stores over them, with a process that dies at a chosen write. */
public final class FakeDisk {
    private byte[] bytes = new byte[0];
    private int synced;
    private int writes;
    private boolean full;
    private Runnable onSync = () -> {};

    /** Where in a write the process dies. */
    public enum Death {
        BEFORE,
        WITHIN,
        /** The bytes are with the operating system, but whoever waits for them never hears. */
        AFTER,
        /** As {@link #AFTER}, and the machine dies too: what was not synced is gone. */
        WITH_THE_MACHINE,
        AFTER_SYNC
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public void replace(byte[] content) {
        bytes = content.clone();
        synced = bytes.length;
    }

    /** From now on nothing more fits, or everything does again. */
    public void full(boolean now) {
        full = now;
    }

    /** What happens while somebody waits for the bytes to be safe. */
    public void onSync(Runnable meanwhile) {
        onSync = meanwhile;
    }

    public int writes() {
        return writes;
    }

    /** A store that never dies. */
    public JournalStore store() {
        return new Store(Integer.MAX_VALUE, Death.BEFORE);
    }

    /** A store whose process dies in this write, counted over the life of the disk from 1. */
    public JournalStore dyingAt(int write, Death death) {
        return new Store(write, death);
    }

    private final class Store implements JournalStore {
        private final int lastWrite;
        private final Death death;
        private boolean dead;

        private Store(int lastWrite, Death death) {
            this.lastWrite = lastWrite;
            this.death = death;
        }

        @Override
        public byte[] read() throws IOException {
            return bytes();
        }

        @Override
        public byte[] read(long position, int length) {
            return Arrays.copyOfRange(bytes, (int) position, (int) position + length);
        }

        @Override
        public void append(byte[] added) throws IOException {
            requireAlive();
            if (full) {
                add(added, 1);
                throw new IOException("No space left on device");
            }
            writes++;
            if (writes != lastWrite) {
                add(added, added.length);
                return;
            }
            switch (death) {
                case BEFORE -> die();
                case WITHIN -> {
                    add(added, added.length / 2);
                    die();
                }
                case AFTER -> {
                    add(added, added.length);
                    die();
                }
                case WITH_THE_MACHINE -> {
                    add(added, added.length);
                    bytes = Arrays.copyOf(bytes, synced);
                    die();
                }
                case AFTER_SYNC -> add(added, added.length);
            }
        }

        @Override
        public void sync() throws IOException {
            requireAlive();
            onSync.run();
            synced = bytes.length;
            if (writes == lastWrite && death == Death.AFTER_SYNC) {
                die();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            requireAlive();
            bytes = Arrays.copyOf(bytes, (int) size);
            synced = Math.min(synced, bytes.length);
        }

        @Override
        public void close() {}

        private void requireAlive() throws IOException {
            if (dead) {
                throw new IOException("the process is dead");
            }
        }

        private void die() throws IOException {
            dead = true;
            throw new IOException("the process dies here");
        }

        private void add(byte[] added, int length) {
            var all = new ByteArrayOutputStream();
            all.writeBytes(bytes);
            all.write(added, 0, length);
            bytes = all.toByteArray();
        }
    }
}
