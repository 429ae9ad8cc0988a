package io.sapphire.coordinator.eventlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The layout of one log file: a line that names the format, then records of length, CRC32C over the payload, and
 * payload. All numbers are big-endian.
 */
final class Segment {
    /** Newer builds read it as long as this stands there: events and settings are only ever added. */
    static final byte[] FORMAT = "SAPPHIRE-EVENTS 1\n".getBytes(US_ASCII);

    private static final Pattern SOME_FORMAT = Pattern.compile("SAPPHIRE-EVENTS (\\d+)\\s?");

    static final String SUFFIX = ".seg";
    static final int HEAD = 2 * Integer.BYTES;

    private static final int LONGEST = 16 * 1024 * 1024;

    private Segment() {}

    /** Named after its first sequence, so that names sort like the log. */
    static Path file(Path directory, long firstSequence) {
        return directory.resolve("%020d%s".formatted(firstSequence, SUFFIX));
    }

    /** Why a file that begins otherwise is not read. */
    static String refusal(Path file, byte[] beginning) {
        var other = SOME_FORMAT.matcher(new String(beginning, US_ASCII));
        return other.matches()
                ? "event log %s has format %s; this build reads format 1: open it with a newer build"
                        .formatted(file, other.group(1))
                : "%s is not an event log".formatted(file);
    }

    static ByteBuffer frame(byte[] payload) {
        var buffer = ByteBuffer.allocate(HEAD + payload.length);
        buffer.putInt(payload.length).putInt(crc(payload)).put(payload).flip();
        return buffer;
    }

    /** The record at a position, or nothing if the file ends before it does or its checksum is wrong. */
    static Optional<byte[]> read(FileChannel channel, long position) throws IOException {
        var head = ByteBuffer.allocate(HEAD);
        if (!fill(channel, head, position)) {
            return Optional.empty();
        }
        int length = head.getInt(0);
        if (length <= 0 || length > LONGEST || position + HEAD + length > channel.size()) {
            return Optional.empty();
        }
        var payload = ByteBuffer.allocate(length);
        boolean whole = fill(channel, payload, position + HEAD) && crc(payload.array()) == head.getInt(Integer.BYTES);
        return whole ? Optional.of(payload.array()) : Optional.empty();
    }

    private static boolean fill(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    private static int crc(byte[] payload) {
        var crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
