package io.sapphire.bench.crowd;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A herald before a crowd that comes, hears so many messages at a fixed rate, and goes.
 *
 * @param listeners who read
 * @param stopped who never read
 * @param perSecond messages
 * @param warmUp messages before those that count
 */
record Speech(int listeners, int stopped, int perSecond, int warmUp, int messages) {
    private static final long SETTLING = TimeUnit.SECONDS.toNanos(1);

    /**
     * How it went.
     *
     * @param all whether everybody was let in and heard everything
     * @param processorTime of the herald
     */
    record Heard(boolean all, long messages, Duration processorTime, long median, long p99) {
        static final Heard NOTHING = new Heard(false, 0, Duration.ZERO, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    Heard by(Herald herald) {
        try (var crowd = new Crowd(herald)) {
            if (!crowd.join(listeners)) {
                return Heard.NOTHING;
            }
            crowd.joinStopped(stopped);
            LockSupport.parkNanos(SETTLING);
            return before(crowd, herald);
        }
    }

    private Heard before(Crowd crowd, Herald herald) {
        int all = warmUp + messages;
        var table = new Timetable(all, warmUp);
        crowd.begin(table);
        var spent = Duration.ZERO;
        long begun = System.nanoTime();
        for (int message = 0; message < all; message++) {
            long due = begun + TimeUnit.SECONDS.toNanos(message) / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            spent = message == warmUp ? herald.processorTime() : spent;
            table.due(message, due);
            herald.tell();
        }
        boolean complete = crowd.hear((long) all * listeners);
        return new Heard(
                complete,
                crowd.heard() - (long) warmUp * listeners,
                herald.processorTime().minus(spent),
                table.within(0.5),
                table.within(0.99));
    }
}
