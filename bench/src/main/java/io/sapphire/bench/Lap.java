package io.sapphire.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * One run of one side.
 *
 * @param nanos of the thread's processor time, as what other processes do meanwhile is not counted; of what waits for
 *     somebody else, time on the clock
 * @param bytes allocated by the thread; of calls, the median one's for each of them
 */
record Lap(long nanos, long bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Lap of(Workload workload) {
        long before = allocated();
        long nanos = THREADS.getCurrentThreadCpuTime();
        // The outcome was compared before; here it only keeps the work from being optimised away.
        Outcomes.keep(workload.run());
        long spent = workload instanceof Clocked clocked ? clocked.nanos() : THREADS.getCurrentThreadCpuTime() - nanos;
        long bytes = workload instanceof Calls calls ? calls.bytes() : allocated() - before;
        return new Lap(spent, bytes);
    }

    /** By this thread, ever; asking allocates nothing. */
    static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
