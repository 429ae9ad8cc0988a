package io.sapphire.coordinator.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.LogFile;
import io.sapphire.coordinator.eventlog.LogUnwritableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where signed checkpoints are kept: all of them beside the events, the latest in a folder of its own that a thief of the
 * log does not have.
 */
public final class Seals implements AutoCloseable {
    private static final String CHECKPOINTS = "checkpoints";

    private final LogFile all;
    private final LogFile latest;
    private long position;

    /**
     * Opens both, or begins them.
     *
     * @param events directory of the log
     * @param heads folder of the latest checkpoints of all runs
     * @param run id of the run
     */
    Seals(Path events, Path heads, String run, Disk disk) throws IOException {
        this.all = disk.open(events.resolve(CHECKPOINTS));
        // What a process that died left of a line is written over.
        this.position = whole(events);
        all.truncate(position);
        this.latest = disk.open(Files.createDirectories(heads).resolve(run));
    }

    /** The latest checkpoint of a run; nothing if none is there. @throws IllegalArgumentException if it is damaged */
    public static Optional<SignedCheckpoint> head(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0
                    ? Optional.of(SignedCheckpoint.parse(Files.readString(file, US_ASCII)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the head " + file + " cannot be read", unreadable);
        }
    }

    /** Every line, whole or not, with its end. */
    static List<String> lines(Path events) throws IOException {
        var file = events.resolve(CHECKPOINTS);
        var text = Files.exists(file) ? new String(Files.readAllBytes(file), US_ASCII) : "";
        var lines = new ArrayList<String>();
        for (int start = 0, end; start < text.length(); start = end) {
            int newline = text.indexOf('\n', start);
            end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
        }
        return lines;
    }

    private static long whole(Path events) throws IOException {
        return lines(events).stream()
                .filter(line -> line.endsWith("\n"))
                .mapToLong(String::length)
                .sum();
    }

    void keep(SignedCheckpoint signed) throws IOException {
        var line = signed.line().getBytes(US_ASCII);
        all.write(ByteBuffer.wrap(line), position);
        position += line.length;
        // In place and within one sector of the disk: it never has two halves, and is never gone.
        latest.write(ByteBuffer.wrap(line), 0);
    }

    @Override
    public void close() {
        try (all;
                latest) {
            all.force();
            latest.force();
        } catch (IOException failure) {
            throw new LogUnwritableException("checkpoints of the event log cannot be closed", failure);
        }
    }
}
