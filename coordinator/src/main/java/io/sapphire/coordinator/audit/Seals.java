package io.sapphire.coordinator.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where signed checkpoints are kept: all of them beside the events, the latest in a folder of its own that a thief of the
 * log does not have.
 */
public final class Seals implements AutoCloseable {
    private static final String CHECKPOINTS = "checkpoints";

    private final FileChannel all;
    private final FileChannel latest;

    /**
     * Opens both, or begins them.
     *
     * @param events directory of the log
     * @param heads folder of the latest checkpoints of all runs
     * @param run id of the run
     */
    Seals(Path events, Path heads, String run) throws IOException {
        this.all = FileChannel.open(events.resolve(CHECKPOINTS), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // What a process that died left of a line is written over.
        long whole = whole(events);
        all.truncate(whole).position(whole);
        this.latest = FileChannel.open(
                Files.createDirectories(heads).resolve(run), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
        write(all, line, all.position());
        all.position(all.position() + line.length);
        // In one piece and in place: it never has two halves, and is never gone.
        write(latest, line, 0);
    }

    private static void write(FileChannel file, byte[] line, long position) throws IOException {
        var bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            file.write(bytes, position + bytes.position());
        }
    }

    @Override
    public void close() {
        try (all;
                latest) {
            all.force(true);
            latest.force(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
