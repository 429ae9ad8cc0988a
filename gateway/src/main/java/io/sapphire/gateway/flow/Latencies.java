package io.sapphire.gateway.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How long something took within the last ten seconds. For one thread at a time. */
final class Latencies {
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    /** The newest say enough about a percentile. */
    private static final int MOST = 2_048;

    private static final double MEDIAN = 0.5;
    private static final double WORST_OF_A_HUNDRED = 0.99;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long at, Duration time) {}

    /** Half were at most the first, 99 of a hundred at most the second; nearest rank. */
    record Spread(Duration p50, Duration p99) {}

    /** @param nanos by the monotonic clock */
    void add(Duration time, long nanos) {
        if (samples.size() == MOST) {
            samples.removeFirst();
        }
        samples.addLast(new Sample(nanos, time));
    }

    /** Absent if nothing was timed. @param nanos by the monotonic clock */
    Optional<Spread> spread(long nanos) {
        while (!samples.isEmpty() && nanos - samples.getFirst().at() > WINDOW) {
            samples.removeFirst();
        }
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        var sorted = samples.stream().map(Sample::time).sorted().toList();
        return Optional.of(new Spread(
                sorted.get(rank(MEDIAN, sorted.size())), sorted.get(rank(WORST_OF_A_HUNDRED, sorted.size()))));
    }

    private static int rank(double share, int count) {
        return Math.max(0, (int) Math.ceil(share * count) - 1);
    }
}
