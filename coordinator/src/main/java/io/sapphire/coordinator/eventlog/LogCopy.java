package io.sapphire.coordinator.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes records that were written elsewhere, byte for byte, into a log of their own. For one thread at a time. */
public final class LogCopy implements AutoCloseable {
    private final Path directory;
    private FileChannel segment;
    private long next = 1;

    private LogCopy(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.segment = begin();
    }

    /** @param directory that is empty or not there yet */
    public static LogCopy into(Path directory) {
        try {
            return new LogCopy(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("a copy of the event log cannot be begun in " + directory, failure);
        }
    }

    private FileChannel begin() throws IOException {
        var channel = FileChannel.open(
                Segment.file(directory, next), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.write(ByteBuffer.wrap(Segment.FORMAT));
        return channel;
    }

    /** The next record. */
    public void add(byte[] record) {
        try {
            if (segment.position() > FileEventLog.Rules.USUAL.segmentSize()) {
                close();
                segment = begin();
            }
            var frame = Segment.frame(record);
            while (frame.hasRemaining()) {
                segment.write(frame);
            }
            next++;
        } catch (IOException failure) {
            throw new UncheckedIOException("a copy of the event log cannot be written in " + directory, failure);
        }
    }

    /** How many records it has. */
    public long length() {
        return next - 1;
    }

    /** It survives the death of the machine from here on. */
    @Override
    public void close() {
        try {
            segment.force(true);
            segment.close();
            Disk.real().sync(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
