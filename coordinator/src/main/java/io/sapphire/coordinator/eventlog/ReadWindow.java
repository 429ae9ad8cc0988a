package io.sapphire.coordinator.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A stretch of a file in memory, so that records are not fetched one by one. What was not there yet is fetched again. */
final class ReadWindow {
    private static final int SIZE = 256 * 1024;

    private final FileChannel channel;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long start;

    ReadWindow(FileChannel channel) {
        this.channel = channel;
    }

    /** So many bytes from a position, or nothing if the file does not have them. */
    Optional<ByteBuffer> read(long position, int length) throws IOException {
        if (!holds(position, length)) {
            fetch(position, Math.max(length, SIZE));
        }
        return holds(position, length) ? Optional.of(bytes.slice((int) (position - start), length)) : Optional.empty();
    }

    /** What is there may have been cut off and written over. */
    void forget() {
        bytes = ByteBuffer.allocate(0);
    }

    private boolean holds(long position, int length) {
        return position >= start && position + length <= start + bytes.limit();
    }

    private void fetch(long position, int length) throws IOException {
        long there = Math.max(0, channel.size() - position);
        var fresh = ByteBuffer.allocate((int) Math.min(length, there));
        while (fresh.hasRemaining() && channel.read(fresh, position + fresh.position()) >= 0) {}
        bytes = fresh.flip();
        start = position;
    }
}
