package io.sapphire.coordinator.eventlog;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The machine's disk. */
final class RealDisk implements Disk {
    static final Disk DISK = new RealDisk();

    private RealDisk() {}

    @Override
    public LogFile open(Path file) throws IOException {
        return new Bytes(new RandomAccessFile(file.toFile(), "rw"));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void sync(Path directory) throws IOException {
        try {
            force(directory);
        } catch (ClosedByInterruptException _) {
            // A caller hung up: the names must reach the disk all the same.
            boolean _ = Thread.interrupted();
            force(directory);
        }
    }

    private static void force(Path directory) throws IOException {
        try (var names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /**
     * Not a channel, which is closed for good when its thread is interrupted: Reactor interrupts the core's thread when a
     * caller hangs up.
     */
    private record Bytes(RandomAccessFile file) implements LogFile {

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            var all = new byte[bytes.remaining()];
            bytes.get(all);
            file.seek(position);
            file.write(all);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.setLength(size);
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public long size() throws IOException {
            return file.length();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
