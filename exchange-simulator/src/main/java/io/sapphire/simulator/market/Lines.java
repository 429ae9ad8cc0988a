package io.sapphire.simulator.market;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a text in UTF-8, each with the byte at which it begins. */
public final class Lines implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final InputStream text;
    private byte[] bytes = new byte[CHUNK];
    /** Of what is read, the part that is not given out yet. */
    private int from;

    private int to;
    /** Of {@code bytes[0]} in the text. */
    private long base;

    private long number;
    private long offset;

    public Lines(InputStream text) {
        this.text = text;
    }

    /** The next line without its end; nothing after the last one. */
    public Optional<String> next() throws IOException {
        int end = end();
        if (end == from && end == to) {
            return Optional.empty();
        }
        number++;
        offset = base + from;
        int length = end > from && bytes[end - 1] == '\r' ? end - 1 - from : end - from;
        var line = new String(bytes, from, length, StandardCharsets.UTF_8);
        from = Math.min(end + 1, to);
        return Optional.of(line);
    }

    /** Where the line ends that begins at {@code from}: at its line feed, or at the end of the text. */
    private int end() throws IOException {
        int looked = from;
        while (true) {
            for (int at = looked; at < to; at++) {
                if (bytes[at] == '\n') {
                    return at;
                }
            }
            int unread = to - from;
            if (!fill()) {
                return to;
            }
            looked = from + unread;
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            base += from;
            to -= from;
            from = 0;
        }
        if (to == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * to);
        }
        int more = text.read(bytes, to, bytes.length - to);
        to += Math.max(more, 0);
        return more > 0;
    }

    /** Of the line that was given out last; the first is 1. */
    public long number() {
        return number;
    }

    /** The byte of the text at which that line begins. */
    public long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
