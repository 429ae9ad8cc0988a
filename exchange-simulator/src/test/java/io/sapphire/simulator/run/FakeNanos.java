package io.sapphire.simulator.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A monotonic clock that moves when told. */
final class FakeNanos implements LongSupplier {
    private long nanos = 12_345;

    @Override
    public long getAsLong() {
        return nanos;
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
