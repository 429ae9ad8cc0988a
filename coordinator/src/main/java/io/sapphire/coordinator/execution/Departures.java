package io.sapphire.coordinator.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** When something left, for as long as a minute of venue time. For one thread at a time. */
final class Departures {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Deque<Instant> times = new ArrayDeque<>();

    void add(Instant time) {
        times.addLast(time);
    }

    /** How many within the last minute before {@code now}. */
    int before(Instant now) {
        var horizon = now.minus(WINDOW);
        while (!times.isEmpty() && !times.getFirst().isAfter(horizon)) {
            times.removeFirst();
        }
        return times.size();
    }

    List<Instant> memory() {
        return List.copyOf(times);
    }

    void recall(List<Instant> memory) {
        times.addAll(memory);
    }
}
