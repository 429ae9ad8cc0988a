package io.sapphire.cache;

import java.util.concurrent.atomic.LongAdder;

/** What became of what was asked, counted since the start. Safe for many threads. */
public final class CacheTally {
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile boolean resting;

    CacheTally() {}

    void found(boolean hit) {
        (hit ? hits : misses).increment();
    }

    void failed() {
        failures.increment();
    }

    void refused() {
        refused.increment();
    }

    void resting(boolean now) {
        resting = now;
    }

    /** Values that were there. */
    public long hits() {
        return hits.sum();
    }

    /** Values that were not. */
    public long misses() {
        return misses.sum();
    }

    /** Commands that Redis did not answer in time, or refused. */
    public long failures() {
        return failures.sum();
    }

    /** Values nobody vouches for. */
    public long wrong() {
        return refused.sum();
    }

    /** Whether Redis failed so often that it is left alone, but for a try a second. */
    public boolean resting() {
        return resting;
    }
}
