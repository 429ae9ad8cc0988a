package io.sapphire.simulator.feed.raw;

import io.sapphire.simulator.market.Lines;
import io.sapphire.simulator.market.Packed;
import io.sapphire.simulator.market.RecordingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Messages of a recorded file, compressed or not, in the order they were received. */
final class RawLines implements AutoCloseable {

    /** A message and where it stands. @param offset the byte of the uncompressed file at which its line begins */
    record Numbered(long line, long offset, RawFrame frame) {}

    private final Path file;
    private final Lines lines;

    private RawLines(Path file, Lines lines) {
        this.file = file;
        this.lines = lines;
    }

    /** @throws RecordingException if there is no such file or it cannot be read */
    static RawLines open(Path file) {
        try {
            return new RawLines(file, new Lines(Packed.open(file)));
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
            return lines.next().map(text -> new Numbered(lines.number(), lines.offset(), RawFrameParser.parse(text)));
        } catch (IllegalArgumentException | ArithmeticException unknown) {
            throw new RecordingException(
                    "recording " + file + ": line " + lines.number() + " is not a futures frame ("
                            + unknown.getMessage() + ")",
                    unknown);
        } catch (IOException damaged) {
            throw new RecordingException("recording " + file + " is damaged after line " + lines.number(), damaged);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException unclosable) {
            throw new RecordingException("cannot close recording " + file, unclosable);
        }
    }
}
