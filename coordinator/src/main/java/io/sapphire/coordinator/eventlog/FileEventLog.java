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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * The log on disk. Every record carries the SHA-256 of the one before. A record that the machine's death cut off is
 * removed at the next start; damage anywhere else refuses to open. For one writer.
 */
public final class FileEventLog implements EventLog, AutoCloseable {
    private static final long SEGMENT_SIZE = 64L * 1024 * 1024;
    private static final String BEFORE_THE_FIRST = "0".repeat(64);

    private final Path directory;
    private final RecordCodec codec;
    private final InstantSource clock;
    private final MessageDigest sha256 = sha256();
    private FileChannel segment;
    private String previous = BEFORE_THE_FIRST;
    private long lastSequence;

    private FileEventLog(Path directory, RecordCodec codec, InstantSource clock, Consumer<Recorded> fold)
            throws IOException {
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
        try {
            return new FileEventLog(directory, codec, clock, fold);
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
                follow(next.get(), reader.file());
                fold.accept(next.get());
            }
            return reopen(reader.file(), reader.position());
        }
    }

    private void follow(Recorded recorded, Path file) {
        if (!recorded.previous().equals(previous)) {
            throw new CorruptLogException(
                    "event log %s: event %d does not follow from the one before".formatted(file, recorded.sequence()));
        }
        previous = hash(codec.encode(recorded));
        lastSequence = recorded.sequence();
    }

    /** Cuts off a torn record at the very end; anything readable behind it means damage in the middle. */
    private FileChannel reopen(Path file, long end) throws IOException {
        boolean isLast = LogReader.segments(directory).getLast().equals(file);
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLast || TornTail.hidesRecords(channel, end, codec)) {
            channel.close();
            throw new CorruptLogException("event log %s is damaged behind event %d".formatted(file, lastSequence));
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
        var recorded = new Recorded(lastSequence + 1, clock.instant(), traceId, previous, event);
        var payload = codec.encode(recorded);
        try {
            write(Segment.frame(payload));
        } catch (IOException failure) {
            throw new UncheckedIOException("event log " + directory + " cannot be written", failure);
        }
        previous = hash(payload);
        lastSequence = recorded.sequence();
        return recorded;
    }

    private void write(ByteBuffer record) throws IOException {
        if (segment.position() > SEGMENT_SIZE) {
            segment.force(false);
            segment.close();
            segment = begin(lastSequence + 1);
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
        return lastSequence;
    }

    /** A reader that stands before a sequence of this log. */
    public LogReader read(long fromSequence) {
        return LogReader.from(directory, fromSequence, codec);
    }

    private String hash(byte[] payload) {
        return HexFormat.of().formatHex(sha256.digest(payload));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
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
