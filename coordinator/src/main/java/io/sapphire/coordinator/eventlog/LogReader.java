package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the records of a log directory in sequence, also while it grows. For one thread at a time. */
public final class LogReader implements AutoCloseable {
    private final Path directory;
    private final RecordCodec codec;
    private FileChannel segment;
    private ReadWindow window;
    private Path file;
    private long position;
    private long next;
    private byte[] bytes = new byte[0];

    private LogReader(Path directory, RecordCodec codec, Path first, long next) throws IOException {
        this.directory = directory;
        this.codec = codec;
        this.file = first;
        this.next = next;
        this.segment = open(first);
        this.window = new ReadWindow(segment);
        this.position = Segment.FORMAT.length;
    }

    /** A reader that stands before a sequence. @throws IllegalArgumentException if the log does not reach back to it */
    public static LogReader from(Path directory, long sequence, RecordCodec codec) {
        try {
            var first = segmentHolding(directory, sequence);
            return new LogReader(directory, codec, first, firstSequence(first)).skippedTo(sequence);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private LogReader skippedTo(long sequence) {
        try {
            while (next < sequence && read().isPresent()) {
                // what comes before in the same segment
            }
            return this;
        } catch (RuntimeException unreadable) {
            close();
            throw unreadable;
        }
    }

    /**
     * A reader that stands behind a record that is known.
     *
     * @throws CorruptLogException if the log has another one there, or none
     */
    public static LogReader behind(Path directory, LogStart start, RecordCodec codec) {
        if (start.sequence() == 0) {
            return from(directory, 1, codec);
        }
        var reader = from(directory, start.sequence(), codec);
        if (reader.read().isEmpty() || !Chain.hash(reader.bytes()).equals(start.hash())) {
            reader.close();
            throw new CorruptLogException(
                    "event log %s has another event %d than is known".formatted(directory, start.sequence()));
        }
        return reader;
    }

    /** Whether a log has that record. */
    public static boolean holds(Path directory, LogStart start, RecordCodec codec) {
        try (var reader = behind(directory, start, codec)) {
            return reader.bytes.length > 0;
        } catch (CorruptLogException | IllegalArgumentException other) {
            return false;
        }
    }

    private static Path segmentHolding(Path directory, long sequence) {
        return segments(directory).reversed().stream()
                .filter(file -> firstSequence(file) <= sequence)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event " + sequence + " in " + directory));
    }

    /** Sequence of the first record that is kept; 1 if the log is empty. */
    public static long firstKept(Path directory) {
        return firsts(directory).stream().findFirst().orElse(1L);
    }

    /** Sequence of the first record of every file, in order. */
    static List<Long> firsts(Path directory) {
        return segments(directory).stream().map(LogReader::firstSequence).toList();
    }

    /** The next record, or nothing at the end of what is written. */
    public Optional<Recorded> read() {
        try {
            var payload = Segment.read(window, position);
            if (payload.isEmpty()) {
                window.forget();
            }
            if (payload.isEmpty() && nextSegment()) {
                payload = Segment.read(window, position);
            }
            return payload.map(this::take);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Recorded take(byte[] payload) {
        var recorded = codec.decode(payload);
        if (recorded.sequence() != next) {
            throw new CorruptLogException(
                    "event log %s: event %d stands where %d belongs".formatted(file, recorded.sequence(), next));
        }
        bytes = payload;
        position += Segment.HEAD + payload.length;
        next++;
        return recorded;
    }

    private boolean nextSegment() throws IOException {
        var following = Segment.file(directory, next);
        if (!Files.exists(following) && !Files.exists(file)) {
            throw new IllegalStateException("events from %d on were retired before they were read".formatted(next));
        }
        if (following.equals(file) || !Files.exists(following) || Files.size(following) < Segment.FORMAT.length) {
            return false;
        }
        segment.close();
        segment = open(following);
        window = new ReadWindow(segment);
        file = following;
        position = Segment.FORMAT.length;
        return true;
    }

    private static FileChannel open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        var format = ByteBuffer.allocate(Segment.FORMAT.length);
        int read = channel.read(format, 0);
        if (read >= 0 && !Arrays.equals(format.array(), 0, read, Segment.FORMAT, 0, read)) {
            channel.close();
            throw new CorruptLogException(Segment.refusal(file, format.array()));
        }
        return channel;
    }

    /** Sequence of the record that comes next; less than what was asked for if the log does not reach that far. */
    public long next() {
        return next;
    }

    /** Byte position behind the last whole record. */
    long position() {
        return position;
    }

    Path file() {
        return file;
    }

    /** The last record as it stands on the disk. */
    public byte[] bytes() {
        return bytes;
    }

    static List<Path> segments(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A whole file of records. @param last sequence of its last record */
    public record Stretch(long last, long bytes) {}

    /** Every file that is not written to any more, oldest first. */
    public static List<Stretch> files(Path directory) {
        var all = segments(directory);
        return IntStream.range(0, Math.max(0, all.size() - 1))
                .mapToObj(at -> new Stretch(firstSequence(all.get(at + 1)) - 1, bytes(all.get(at))))
                .toList();
    }

    /** Of all files together, in bytes. */
    public static long size(Path directory) {
        return segments(directory).stream().mapToLong(LogReader::bytes).sum();
    }

    /** When a record was made. @throws IllegalArgumentException if it is not there */
    public static Instant timeOf(Path directory, long sequence, RecordCodec codec) {
        try (var reader = from(directory, sequence, codec)) {
            return reader.read()
                    .map(Recorded::recordTime)
                    .orElseThrow(() -> new IllegalArgumentException("no event " + sequence + " in " + directory));
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whole files that end with that record or before; never the last file. */
    static List<Path> filesUpTo(Path directory, long sequence) {
        var all = segments(directory);
        return IntStream.range(0, Math.max(0, all.size() - 1))
                .filter(at -> firstSequence(all.get(at + 1)) <= sequence + 1)
                .mapToObj(all::get)
                .toList();
    }

    private static long firstSequence(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(Segment.SUFFIX, ""));
    }

    @Override
    public void close() {
        try {
            segment.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
