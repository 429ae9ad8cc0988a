package io.sapphire.exchange.execution.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Records in a file: length, CRC32C of length and payload, payload. */
final class Framing {
    /** Format 1. */
    static final byte[] HEADER = {'S', 'A', 'P', 'J', 'R', 'N', 'L', 1};

    private static final int PREFIX = 2 * Integer.BYTES;
    private static final int LONGEST = 1 << 20;

    private Framing() {}

    interface Visitor {
        void visit(int position, byte[] payload);
    }

    static byte[] frame(byte[] payload) {
        if (payload.length > LONGEST) {
            throw new IllegalArgumentException("a journal record of " + payload.length + " bytes is too long");
        }
        return ByteBuffer.allocate(PREFIX + payload.length)
                .putInt(payload.length)
                .putInt(checksum(payload.length, payload, 0))
                .put(payload)
                .array();
    }

    /** Visits every record of sound bytes. */
    static void forEach(byte[] bytes, Visitor visitor) {
        int position = HEADER.length;
        while (position < bytes.length) {
            int next = next(bytes, position);
            visitor.visit(position, Arrays.copyOfRange(bytes, position + PREFIX, next));
            position = next;
        }
    }

    /**
     * How many bytes from the start are whole records.
     *
     * @throws IllegalStateException if whole records follow a broken one: that is damage, not a torn end
     */
    static int soundLength(byte[] bytes) {
        if (bytes.length < HEADER.length && Arrays.equals(bytes, Arrays.copyOf(HEADER, bytes.length))) {
            return 0;
        }
        if (bytes.length < HEADER.length || !Arrays.equals(bytes, 0, HEADER.length, HEADER, 0, HEADER.length)) {
            throw new IllegalStateException("the journal is not one of this version's format");
        }
        int position = HEADER.length;
        while (position < bytes.length) {
            int next = next(bytes, position);
            if (next < 0) {
                refuseIfMoreFollows(bytes, position);
                return position;
            }
            position = next;
        }
        return position;
    }

    private static void refuseIfMoreFollows(byte[] bytes, int broken) {
        for (int position = broken + 1; position + PREFIX < bytes.length; position++) {
            if (next(bytes, position) > 0) {
                throw new IllegalStateException("the journal is damaged at byte " + broken
                        + ", with whole records after it; restore it from a copy");
            }
        }
    }

    /** Where the record at this position ends; -1 if there is no whole record. */
    private static int next(byte[] bytes, int position) {
        if (bytes.length - position < PREFIX) {
            return -1;
        }
        var prefix = ByteBuffer.wrap(bytes, position, PREFIX);
        int length = prefix.getInt();
        if (length <= 0 || length > LONGEST || length > bytes.length - position - PREFIX) {
            return -1;
        }
        boolean sound = prefix.getInt() == checksum(length, bytes, position + PREFIX);
        return sound ? position + PREFIX + length : -1;
    }

    private static int checksum(int length, byte[] bytes, int offset) {
        var checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
