package io.sapphire.coordinator.eventlog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Tells a record that was cut off while being written from damage in the middle of a log. */
final class TornTail {

    private TornTail() {}

    /**
     * Whether a whole record can be read anywhere behind a position. Writing a record in one piece and in order can tear
     * only the last one: a readable one behind it was once preceded by a readable one.
     */
    static boolean hidesRecords(Path file, long from, RecordCodec codec) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long position = from + 1; position + Segment.HEAD < channel.size(); position++) {
                var payload = Segment.read(channel, position);
                if (payload.isPresent() && isRecord(payload.get(), codec)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isRecord(byte[] payload, RecordCodec codec) {
        try {
            return codec.decode(payload).sequence() > 0;
        } catch (IllegalArgumentException noRecord) {
            return false;
        }
    }
}
