package io.sapphire.coordinator.audit;

import java.util.function.LongSupplier;

/**
 * How much of a log an audit is about.
 *
 * @param last sequence of the last event it looks at; what comes behind it is somebody still writing
 * @param reached hears of every event that was read
 */
record Extent(LongSupplier last, Reached reached) {
    /** All of a log that nobody writes: what lies behind its last event does not belong there. */
    static final Extent WHOLE = new Extent(() -> Long.MAX_VALUE, (_, _) -> {});

    /** Hears how far an audit is. */
    @FunctionalInterface
    interface Reached {

        /** @param last sequence of the event it ends with */
        void accept(long sequence, long last);
    }

    boolean isWhole() {
        return equals(WHOLE);
    }
}
