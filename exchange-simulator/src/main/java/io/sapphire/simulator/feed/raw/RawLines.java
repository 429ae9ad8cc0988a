package io.sapphire.simulator.feed.raw;

import io.sapphire.simulator.market.Packed;
import io.sapphire.simulator.market.RecordingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Messages of a recorded file, compressed or not, in the order they were received. */
final class RawLines implements AutoCloseable {

    /** A message and where it stands. */
    record Numbered(long line, RawFrame frame) {}

    private final Path file;
    private final BufferedReader reader;
    private long line;

    private RawLines(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** @throws RecordingException if there is no such file or it cannot be read */
    static RawLines open(Path file) {
        try {
            var content = Packed.open(file);
            return new RawLines(file, new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new RecordingException("cannot read recording " + file, unreadable);
        }
    }

    /**
     * The next message; nothing at the end.
     *
     * @throws RecordingException naming file and line
     */
    Optional<Numbered> next() {
        try {
            var text = reader.readLine();
            if (text == null) {
                return Optional.empty();
            }
            line++;
            return Optional.of(new Numbered(line, RawFrameParser.parse(text)));
        } catch (IllegalArgumentException | ArithmeticException unknown) {
            throw new RecordingException(
                    "recording " + file + ": line " + line + " is not a futures frame (" + unknown.getMessage() + ")",
                    unknown);
        } catch (IOException damaged) {
            throw new RecordingException("recording " + file + " is damaged after line " + line, damaged);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException unclosable) {
            throw new RecordingException("cannot close recording " + file, unclosable);
        }
    }
}
