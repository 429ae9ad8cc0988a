package io.sapphire.coordinator.kafka;

import io.sapphire.trace.Step;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Which events are in Kafka with all that belongs to them, however their answers overtake each other. For any thread. */
final class Acknowledgements {
    private final Queue<Departed> departed = new ArrayDeque<>();

    /** An event on its way: only {@link Acknowledgements} changes it. */
    static final class Departed {
        private final long sequence;
        private final byte[] bytes;
        private final Step step;
        private int waiting;
        private long offset = -1;

        private Departed(long sequence, byte[] bytes, int records, Step step) {
            this.sequence = sequence;
            this.bytes = bytes;
            this.waiting = records;
            this.step = step;
        }

        long sequence() {
            return sequence;
        }

        private void arrived(long at) {
            offset = Math.max(offset, at);
            waiting--;
            if (waiting == 0) {
                step.end();
            }
        }
    }

    /**
     * An event with all before it.
     *
     * @param bytes of its record
     * @param offset in the account's partition; -1 if it is not known
     */
    record Arrived(long sequence, byte[] bytes, long offset) {

        /** Takes a SHA-256: of few events only is it wanted. */
        Point point() {
            return new Point(sequence, Point.hashOf(bytes), offset);
        }
    }

    /**
     * An event leaves: the one behind the last that left.
     *
     * @param bytes of its record as it stands in the log
     * @param records how many of them it is, on all topics
     * @param step ended when all of them have arrived
     */
    synchronized Departed sent(long sequence, byte[] bytes, int records, Step step) {
        var event = new Departed(sequence, bytes, records, step);
        departed.add(event);
        return event;
    }

    /**
     * One of its records has arrived.
     *
     * @param offset in the account's partition, or -1 if it is another one's
     * @return the last event that is there with all before it, if that is news
     */
    synchronized Optional<Arrived> arrived(Departed event, long offset) {
        event.arrived(offset);
        @Nullable Departed last = null;
        for (var next = departed.peek(); next != null && next.waiting == 0; next = departed.peek()) {
            last = departed.poll();
        }
        return Optional.ofNullable(last).map(one -> new Arrived(one.sequence, one.bytes, one.offset));
    }
}
