package io.sapphire.coordinator.eventlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    static Optional<byte[]> read(ReadWindow file, long position) throws IOException {
        var head = file.read(position, HEAD);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        int length = head.get().getInt(0);
        int crc = head.get().getInt(Integer.BYTES);
        if (length <= 0 || length > LONGEST) {
            return Optional.empty();
        }
        return file.read(position + HEAD, length).map(Segment::copy).filter(payload -> crc(payload) == crc);
    }

    private static byte[] copy(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static int crc(byte[] payload) {
        var crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
