package io.sapphire.bench;

/** Work that waits for another process or thread, and so is timed by the clock. */
public interface Clocked extends Workload {

    /** What the last run took. */
    long nanos();
}
