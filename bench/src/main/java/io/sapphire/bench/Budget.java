package io.sapphire.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Takes so much processor time and does nothing.
 *
 * @param operations that the time is for
 * @param nanos for each
 */
public record Budget(int operations, long nanos) implements Workload {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public long run() {
        long end = THREADS.getCurrentThreadCpuTime() + operations * nanos;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        return operations;
    }
}
