package io.sapphire.exchange.execution.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that one process owns. A thread that is interrupted while it writes still writes: a channel would be closed. */
public final class FileJournalStore implements JournalStore {
    private final RandomAccessFile file;

    private FileJournalStore(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens or creates the file and locks it against other processes.
     *
     * @throws IllegalStateException if another process has it
     */
    public static FileJournalStore open(Path path) {
        try {
            var folder = requireNonNull(path.toAbsolutePath().getParent(), "a journal lies in a folder");
            Files.createDirectories(folder);
            var file = new RandomAccessFile(path.toFile(), "rw");
            lock(file, path);
            syncFolder(folder);
            return new FileJournalStore(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be opened", e);
        }
    }

    private static void lock(RandomAccessFile file, Path path) throws IOException {
        try {
            if (file.getChannel().tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // The same answer as for another process.
        }
        file.close();
        throw new IllegalStateException("the journal " + path + " is in use by another adapter");
    }

    /** Without it a new file could vanish with the machine. */
    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    @Override
    public byte[] read() throws IOException {
        return read(0, Math.toIntExact(file.length()));
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(position);
        file.readFully(bytes);
        return bytes;
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        file.seek(file.length());
        file.write(bytes);
    }

    @Override
    public void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void truncate(long size) throws IOException {
        file.setLength(size);
        sync();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be closed", e);
        }
    }
}
