package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a log to its last byte and forgives nothing: no torn end, no file that does not belong. */
public final class LogInspection {

    private LogInspection() {}

    /** Hears every record. */
    @FunctionalInterface
    public interface Visitor {

        /** @param hash SHA-256 of the record, in hex */
        void visit(Recorded recorded, String hash);
    }

    /**
     * Shows every record that is kept to a visitor.
     *
     * @param last sequence of the record to end with; {@link Long#MAX_VALUE} reads the last byte of a log nobody writes
     * @return sequence of the last record
     * @throws CorruptLogException naming the first thing that is not as it was written
     */
    public static long of(Path directory, RecordCodec codec, long last, Visitor visitor) {
        long first = LogReader.firstKept(directory);
        var chain = new Chain();
        try (var reader = LogReader.from(directory, first, codec)) {
            long size = 0;
            for (var next = reader.read(); next.isPresent(); next = upTo(last, reader)) {
                if (first > 1 && next.get().sequence() == first) {
                    chain = new Chain(new LogStart(first - 1, next.get().previous()));
                }
                chain.follow(next.get(), reader.bytes(), reader.file());
                size += Segment.HEAD + reader.bytes().length;
                visitor.visit(next.get(), chain.head().hash());
            }
            if (last == Long.MAX_VALUE) {
                refuseRest(directory, size);
            } else if (chain.head().sequence() < last) {
                throw new CorruptLogException("event log %s ends at event %d, and had event %d"
                        .formatted(directory, chain.head().sequence(), last));
            }
            return chain.head().sequence();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (IllegalArgumentException unreadable) {
            throw new CorruptLogException("event log %s: %s".formatted(directory, unreadable.getMessage()));
        }
    }

    private static Optional<Recorded> upTo(long last, LogReader reader) {
        return reader.next() > last ? Optional.empty() : reader.read();
    }

    /** @param size of all records together, in bytes */
    private static void refuseRest(Path directory, long size) throws IOException {
        long there = 0;
        for (var file : LogReader.segments(directory)) {
            there += Files.size(file) - Segment.FORMAT.length;
        }
        if (there != size) {
            throw new CorruptLogException(
                    "event log %s: %d bytes are no record that follows".formatted(directory, there - size));
        }
    }
}
