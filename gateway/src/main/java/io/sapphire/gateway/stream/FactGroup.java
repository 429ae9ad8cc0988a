package io.sapphire.gateway.stream;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one event changed.
 *
 * @param eventTime venue time then
 * @param messages what happened stands last, what follows from it before
 */
record FactGroup(long sequence, @Nullable Instant eventTime, Instant recorded, List<Message> messages) {

    /** What happened. */
    Message head() {
        return messages.getLast();
    }

    /** Bytes it holds. */
    int size() {
        return messages.stream().mapToInt(message -> message.json().length).sum();
    }
}
