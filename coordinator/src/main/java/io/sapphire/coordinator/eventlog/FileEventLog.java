package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.MarketFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
    private final Rules rules;
    private final Chain chain;
    private LogFile segment;
    /** Where the next record goes: behind the last whole one, whatever a failed write left there. */
    private long position;

    private boolean unclean;
    private Optional<IOException> unsynced = Optional.empty();

    /**
     * How a log lies on the disk.
     *
     * @param segmentSize bytes after which a new file is begun
     */
    public record Rules(long segmentSize, Disk disk) {
        public static final Rules USUAL = new Rules(SEGMENT_SIZE, Disk.real());
    }

    private FileEventLog(
            Path directory,
            RecordCodec codec,
            InstantSource clock,
            Rules rules,
            LogStart start,
            Consumer<Recorded> fold)
            throws IOException {
        this.rules = rules;
        this.directory = Files.createDirectories(directory);
        this.codec = codec;
        this.clock = clock;
        this.chain = new Chain(start);
        this.segment = recover(start, fold);
    }

    /**
     * Opens a log, or begins one.
     *
     * @param fold is given every record there is, in sequence
     * @throws CorruptLogException if a record is damaged and it is not the last
     */
    public static FileEventLog open(Path directory, RecordCodec codec, InstantSource clock, Consumer<Recorded> fold) {
        return open(directory, codec, clock, Rules.USUAL, LogStart.BEGINNING, fold);
    }

    /**
     * Like {@link #open(Path, RecordCodec, InstantSource, Consumer)}.
     *
     * @param start what is known already and not given to the fold: records before it are not even read
     * @throws CorruptLogException if the log has no such record
     */
    public static FileEventLog open(
            Path directory,
            RecordCodec codec,
            InstantSource clock,
            Rules rules,
            LogStart start,
            Consumer<Recorded> fold) {
        try {
            return new FileEventLog(directory, codec, clock, rules, start, fold);
        } catch (IOException failure) {
            throw new LogUnwritableException("event log " + directory + " cannot be opened", failure);
        }
    }

    private LogFile recover(LogStart start, Consumer<Recorded> fold) throws IOException {
        if (LogReader.segments(directory).isEmpty() && start.sequence() == 0) {
            return begin(1);
        }
        try (var reader = LogReader.behind(directory, start, codec)) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                chain.follow(next.get(), reader.bytes(), reader.file());
                fold.accept(next.get());
            }
            return reopen(reader.file(), reader.position());
        }
    }

    /** Cuts off a torn record at the very end; anything readable behind it means damage in the middle. */
    private LogFile reopen(Path file, long end) throws IOException {
        var later = LogReader.segments(directory).stream()
                .filter(other -> other.compareTo(file) > 0)
                .toList();
        if (!later.isEmpty()) {
            refuseUnlessBegun(file, end, later);
            return begin(chain.head().sequence() + 1);
        }
        if (TornTail.hidesRecords(file, end, codec)) {
            throw damaged(file);
        }
        var opened = rules.disk().open(file);
        if (opened.size() < Segment.FORMAT.length) {
            opened.write(ByteBuffer.wrap(Segment.FORMAT), 0);
        }
        position = Math.max(end, Segment.FORMAT.length);
        opened.truncate(position);
        return opened;
    }

    /** A process may end when it has begun the next file and not yet written what every file begins with. */
    private void refuseUnlessBegun(Path file, long end, List<Path> later) throws IOException {
        boolean begun =
                later.equals(List.of(Segment.file(directory, chain.head().sequence() + 1)))
                        && Files.size(later.getFirst()) < Segment.FORMAT.length
                        && Files.size(file) == end;
        if (!begun) {
            throw damaged(file);
        }
    }

    private CorruptLogException damaged(Path file) {
        return new CorruptLogException("event log %s is damaged behind event %d"
                .formatted(file, chain.head().sequence()));
    }

    private LogFile begin(long firstSequence) throws IOException {
        var begun = rules.disk().open(Segment.file(directory, firstSequence));
        try {
            begun.truncate(0);
            begun.write(ByteBuffer.wrap(Segment.FORMAT), 0);
            rules.disk().sync(directory);
        } catch (IOException failure) {
            begun.close();
            throw failure;
        }
        position = Segment.FORMAT.length;
        return begun;
    }

    @Override
    public Recorded append(MeshEvent event, String traceId) {
        var recorded = new Recorded(
                chain.head().sequence() + 1,
                clock.instant(),
                traceId,
                chain.head().hash(),
                event);
        var payload = codec.encode(recorded);
        try {
            write(Segment.frame(payload));
        } catch (IOException failure) {
            throw new LogUnwritableException("event log " + directory + " cannot be written", failure);
        }
        chain.add(recorded.sequence(), payload);
        return recorded;
    }

    private void write(ByteBuffer record) throws IOException {
        refuseUnsynced();
        if (unclean) {
            segment.truncate(position);
            unclean = false;
        }
        if (position > rules.segmentSize()) {
            force();
            var full = segment;
            segment = begin(chain.head().sequence() + 1);
            full.close();
        }
        int length = record.remaining();
        unclean = true;
        segment.write(record, position);
        unclean = false;
        position += length;
    }

    @Override
    public void sync() {
        try {
            refuseUnsynced();
            force();
        } catch (IOException failure) {
            throw new LogUnwritableException("event log " + directory + " cannot be synced", failure);
        }
    }

    private void force() throws IOException {
        try {
            segment.force();
        } catch (IOException failure) {
            unsynced = Optional.of(failure);
            throw failure;
        }
    }

    /** After a failed sync the machine may take for written what is not: only reading it again tells. */
    private void refuseUnsynced() throws IOException {
        if (unsynced.isPresent()) {
            throw new IOException("it could not be synced before", unsynced.get());
        }
    }

    /** Of the first record that is kept. */
    public long firstSequence() {
        return LogReader.firstKept(directory);
    }

    /** 0 while the log is empty. */
    public long lastSequence() {
        return chain.head().sequence();
    }

    /** SHA-256 of the last record, in hex; zeros while the log is empty. */
    public String lastHash() {
        return chain.head().hash();
    }

    /** SHA-256 of one record, in hex. @throws IllegalArgumentException if there is none */
    public String hashOf(long sequence) {
        var head = chain.head();
        if (sequence == head.sequence()) {
            return head.hash();
        }
        try (var reader = read(sequence + 1)) {
            return reader.read()
                    .orElseThrow(() -> new IllegalArgumentException("no event " + (sequence + 1) + " in " + directory))
                    .previous();
        }
    }

    /** The frames that agents have answered within so much venue time before the last, oldest first. */
    public List<MarketFrame> past(Duration span) {
        return FrameHistory.of(directory, codec, span);
    }

    /**
     * Removes the oldest files.
     *
     * @param upTo sequence of the last record that may go; a file that holds a later one stays
     */
    public void removeUpTo(long upTo) throws IOException {
        for (var file : LogReader.filesUpTo(directory, upTo)) {
            rules.disk().delete(file);
        }
        rules.disk().sync(directory);
    }

    public Path directory() {
        return directory;
    }

    public Disk disk() {
        return rules.disk();
    }

    /** A reader that stands before a sequence of this log. */
    public LogReader read(long fromSequence) {
        return LogReader.from(directory, fromSequence, codec);
    }

    @Override
    public void close() {
        try {
            if (unclean) {
                segment.truncate(position);
            }
            segment.force();
            segment.close();
        } catch (IOException failure) {
            throw new LogUnwritableException("event log " + directory + " cannot be closed", failure);
        }
    }
}
