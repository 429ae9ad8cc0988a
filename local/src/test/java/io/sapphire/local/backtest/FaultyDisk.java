package io.sapphire.local.backtest;

import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.LogFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A disk that is full for a while, and under which the process dies in the middle of a write. What it waits for a real
 * disk to sync it does not wait for.
 */
final class FaultyDisk implements Disk {
    private final Disk real = Disk.real();
    private final Chance chance;
    private boolean full;
    private boolean dead;

    FaultyDisk(Chance chance) {
        this.chance = chance;
    }

    /** The process is gone: whoever of it still runs writes no more. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** There is room again, and the next process may write. */
    void heal() {
        full = false;
        dead = false;
    }

    void kill() {
        dead = true;
    }

    boolean isFull() {
        return full;
    }

    private void pass() throws IOException {
        if (dead) {
            throw new Death();
        }
        full |= chance.of("disk is full", 1_500);
        if (full) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public LogFile open(Path file) throws IOException {
        pass();
        return new Faulty(real.open(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        pass();
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        pass();
        real.delete(file);
    }

    @Override
    public void sync(Path directory) throws IOException {
        pass();
    }

    private final class Faulty implements LogFile {
        private final LogFile file;

        Faulty(LogFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            // The head lies within one sector: it is written as a whole or not at all.
            boolean divisible = position > 0;
            var part = bytes.duplicate().limit(bytes.position() + bytes.remaining() / 2);
            if (!dead && divisible && chance.of("process died while writing", 1_500)) {
                file.write(part, position);
                dead = true;
            }
            try {
                pass();
            } catch (IOException none) {
                if (divisible) {
                    file.write(part, position);
                }
                throw none;
            }
            file.write(bytes, position);
        }

        @Override
        public void truncate(long size) throws IOException {
            if (dead) {
                throw new Death();
            }
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            pass();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
