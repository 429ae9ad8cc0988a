package io.sapphire.bench.crowd;

/**
 * When messages were due, and how late they were heard: from when a message should have been told, not from when it was, so
 * that a server that stalls is not asked less for it. Filled by one thread, asked by another once it is done.
 */
final class Timetable {
    private static final int BUCKET_NANOS = 100_000;
    /** Ten seconds; whatever is later counts as that late. */
    private static final int BUCKETS = 100_000;

    private final long[] due;
    private final int counted;
    private final long[] late = new long[BUCKETS];

    /** @param counted messages from this one on are timed: those before it warm the server up */
    Timetable(int messages, int counted) {
        this.due = new long[messages];
        this.counted = counted;
    }

    void due(int message, long nanos) {
        due[message] = nanos;
    }

    void heard(int message, long nanos) {
        if (message >= counted && message < due.length) {
            late[(int) Math.clamp((nanos - due[message]) / BUCKET_NANOS, 0, BUCKETS - 1)]++;
        }
    }

    /** The least time within which so large a share was heard, in nanoseconds; to 0.1 ms. */
    long within(double share) {
        long all = 0;
        for (long many : late) {
            all += many;
        }
        long wanted = (long) StrictMath.ceil(share * all);
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen += late[bucket];
            if (seen >= wanted) {
                return (bucket + 1L) * BUCKET_NANOS;
            }
        }
        return Long.MAX_VALUE;
    }
}
