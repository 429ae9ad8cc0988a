package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The log on disk. Every record carries the SHA-256 of the one before. A record that the machine's death cut off is
 * removed at the next start; damage anywhere else refuses to open. For one writer.
 */
public final class FileEventLog implements EventLog {
    private static final long SEGMENT_SIZE = 64L * 1024 * 1024;

    private final Path directory;
    private final RecordCodec codec;
    private final InstantSource clock;
    private final long segmentSize;
    private final Chain chain = new Chain();
    private FileChannel segment;

    private FileEventLog(
            Path directory, RecordCodec codec, InstantSource clock, long segmentSize, Consumer<Recorded> fold)
            throws IOException {
        this.segmentSize = segmentSize;
        this.directory = Files.createDirectories(directory);
        this.codec = codec;
        this.clock = clock;
        this.segment = recover(fold);
    }

    /**
     * Opens a log, or begins one.
     *
     * @param fold is given every record there is, in sequence
     * @throws CorruptLogException if a record is damaged and it is not the last
     */
    public static FileEventLog open(Path directory, RecordCodec codec, InstantSource clock, Consumer<Recorded> fold) {
        return open(directory, codec, clock, SEGMENT_SIZE, fold);
    }

    /**
     * Like {@link #open(Path, RecordCodec, InstantSource, Consumer)}.
     *
     * @param segmentSize bytes after which a new file is begun
     */
    public static FileEventLog open(
            Path directory, RecordCodec codec, InstantSource clock, long segmentSize, Consumer<Recorded> fold) {
        try {
            return new FileEventLog(directory, codec, clock, segmentSize, fold);
        } catch (IOException failure) {
            throw new UncheckedIOException("event log " + directory + " cannot be opened", failure);
        }
    }

    private FileChannel recover(Consumer<Recorded> fold) throws IOException {
        var segments = LogReader.segments(directory);
        if (segments.isEmpty()) {
            return begin(1);
        }
        try (var reader = LogReader.from(directory, 1, codec)) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                chain.follow(next.get(), reader.bytes(), reader.file());
                fold.accept(next.get());
            }
            return reopen(reader.file(), reader.position());
        }
    }

    /** Cuts off a torn record at the very end; anything readable behind it means damage in the middle. */
    private FileChannel reopen(Path file, long end) throws IOException {
        boolean isLast = LogReader.segments(directory).getLast().equals(file);
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLast || TornTail.hidesRecords(channel, end, codec)) {
            channel.close();
            throw new CorruptLogException("event log %s is damaged behind event %d".formatted(file, chain.length()));
        }
        if (channel.size() < Segment.FORMAT.length) {
            channel.write(ByteBuffer.wrap(Segment.FORMAT), 0);
        }
        channel.truncate(Math.max(end, Segment.FORMAT.length));
        channel.position(Math.max(end, Segment.FORMAT.length));
        return channel;
    }

    private FileChannel begin(long firstSequence) throws IOException {
        var channel = FileChannel.open(
                Segment.file(directory, firstSequence), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.write(ByteBuffer.wrap(Segment.FORMAT));
        return channel;
    }

    @Override
    public Recorded append(MeshEvent event, String traceId) {
        var recorded = new Recorded(chain.length() + 1, clock.instant(), traceId, chain.last(), event);
        var payload = codec.encode(recorded);
        try {
            write(Segment.frame(payload));
        } catch (IOException failure) {
            throw new UncheckedIOException("event log " + directory + " cannot be written", failure);
        }
        chain.add(recorded.sequence(), payload);
        return recorded;
    }

    private void write(ByteBuffer record) throws IOException {
        if (segment.position() > segmentSize) {
            segment.force(false);
            segment.close();
            segment = begin(chain.length() + 1);
        }
        long start = segment.position();
        try {
            while (record.hasRemaining()) {
                if (segment.write(record) < 0) {
                    throw new IOException("nothing was written");
                }
            }
        } catch (IOException failure) {
            segment.truncate(start);
            throw failure;
        }
    }

    @Override
    public void sync() {
        try {
            segment.force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException("event log " + directory + " cannot be synced", failure);
        }
    }

    /** 0 while the log is empty. */
    public long lastSequence() {
        return chain.length();
    }

    /** SHA-256 of the last record, in hex; zeros while the log is empty. */
    public String lastHash() {
        return chain.last();
    }

    /** SHA-256 of one record, in hex. @throws IllegalArgumentException if there is none */
    public String hashOf(long sequence) {
        if (sequence == chain.length()) {
            return chain.last();
        }
        try (var reader = read(sequence + 1)) {
            return reader.read()
                    .orElseThrow(() -> new IllegalArgumentException("no event " + (sequence + 1) + " in " + directory))
                    .previous();
        }
    }

    /** A reader that stands before a sequence of this log. */
    public LogReader read(long fromSequence) {
        return LogReader.from(directory, fromSequence, codec);
    }

    @Override
    public void close() {
        try {
            segment.force(false);
            segment.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
