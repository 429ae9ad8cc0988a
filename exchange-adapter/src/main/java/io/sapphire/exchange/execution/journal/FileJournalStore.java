package io.sapphire.exchange.execution.journal;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that one process owns. */
public final class FileJournalStore implements JournalStore {
    private final FileChannel channel;

    private FileJournalStore(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens or creates the file and locks it against other processes.
     *
     * @throws IllegalStateException if another process has it
     */
    public static FileJournalStore open(Path file) {
        try {
            var folder = requireNonNull(file.toAbsolutePath().getParent(), "a journal lies in a folder");
            Files.createDirectories(folder);
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file);
            syncFolder(folder);
            return new FileJournalStore(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + file + " cannot be opened", e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // The same answer as for another process.
        }
        channel.close();
        throw new IllegalStateException("the journal " + file + " is in use by another adapter");
    }

    /** Without it a new file could vanish with the machine. */
    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    @Override
    public byte[] read() throws IOException {
        return read(0, Math.toIntExact(channel.size()));
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the journal ends before byte " + (position + length));
            }
        }
        return bytes.array();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        var rest = ByteBuffer.wrap(bytes);
        long end = channel.size();
        while (rest.hasRemaining()) {
            end += channel.write(rest, end);
        }
    }

    @Override
    public void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
        channel.force(true);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be closed", e);
        }
    }
}
