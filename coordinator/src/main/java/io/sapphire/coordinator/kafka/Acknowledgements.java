package io.sapphire.coordinator.kafka;

import io.sapphire.trace.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which events are in Kafka with all that belongs to them, however their answers overtake each other. For any thread. */
final class Acknowledgements {
    private final Map<Long, Sent> sent = new HashMap<>();
    private long first;

    private record Sent(int waiting, Arrived event, Step step) {

        Sent arrived(Arrived known) {
            if (waiting == 1) {
                step.end();
            }
            return new Sent(waiting - 1, known, step);
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
    synchronized void sent(long sequence, byte[] bytes, int records, Step step) {
        if (sent.isEmpty()) {
            first = sequence;
        }
        sent.put(sequence, new Sent(records, new Arrived(sequence, bytes, -1), step));
    }

    /** One of its records has arrived. @param offset in the account's partition, or -1 if it is another one's */
    synchronized Optional<Arrived> arrived(long sequence, long offset) {
        sent.computeIfPresent(sequence, (_, before) -> {
            var event = before.event();
            return before.arrived(offset < 0 ? event : new Arrived(sequence, event.bytes(), offset));
        });
        Optional<Arrived> last = Optional.empty();
        for (var next = sent.get(first); next != null && next.waiting() == 0; next = sent.get(first)) {
            sent.remove(first);
            last = Optional.of(next.event());
            first++;
        }
        return last;
    }
}
