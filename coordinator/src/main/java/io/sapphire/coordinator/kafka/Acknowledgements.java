package io.sapphire.coordinator.kafka;

import io.sapphire.trace.Step;
import java.util.Optional;
import java.util.TreeMap;

/** Which events are in Kafka with all that belongs to them, however their answers overtake each other. For any thread. */
final class Acknowledgements {
    private final TreeMap<Long, Sent> sent = new TreeMap<>();

    private record Sent(int waiting, Point point, Step step) {

        Sent arrived(Point known) {
            if (waiting == 1) {
                step.end();
            }
            return new Sent(waiting - 1, known, step);
        }
    }

    /**
     * An event leaves.
     *
     * @param records how many of them it is, on all topics
     * @param step ended when all of them have arrived
     */
    synchronized void sent(Point point, int records, Step step) {
        sent.put(point.sequence(), new Sent(records, point, step));
    }

    /** One of its records has arrived. @param offset in the account's partition, or -1 if it is another one's */
    synchronized Optional<Point> arrived(long sequence, long offset) {
        sent.computeIfPresent(sequence, (_, before) -> {
            var point = before.point();
            var known = offset < 0 ? point : new Point(point.sequence(), point.hash(), offset);
            return before.arrived(known);
        });
        Optional<Point> last = Optional.empty();
        while (!sent.isEmpty() && sent.firstEntry().getValue().waiting() == 0) {
            last = Optional.of(sent.pollFirstEntry().getValue().point());
        }
        return last;
    }
}
