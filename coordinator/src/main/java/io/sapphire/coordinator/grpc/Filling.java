package io.sapphire.coordinator.grpc;

import com.google.protobuf.MessageLite;
import java.util.function.Predicate;

/** Tells whether a batch is full with the part that it is shown, and begins the next. For one stream. */
final class Filling implements Predicate<MessageLite> {
    private final int mostParts;
    private final long mostBytes;
    private int parts;
    private long bytes;

    /** @param mostBytes encoded; the last part of a batch may go beyond it */
    Filling(int mostParts, long mostBytes) {
        this.mostParts = mostParts;
        this.mostBytes = mostBytes;
    }

    @Override
    public boolean test(MessageLite part) {
        parts++;
        bytes += part.getSerializedSize();
        boolean full = parts >= mostParts || bytes >= mostBytes;
        if (full) {
            parts = 0;
            bytes = 0;
        }
        return full;
    }
}
