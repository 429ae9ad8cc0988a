package io.sapphire.local.flight;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up by name. */
final class Tally {
    private final Map<String, Long> sums = new HashMap<>();
    private long total;

    /**
     * How much of the whole one name has.
     *
     * @param share between 0 and 1
     */
    record Part(String name, long amount, double share) {}

    void add(String name, long amount) {
        var _ = sums.merge(name, amount, Long::sum);
        total += amount;
    }

    long total() {
        return total;
    }

    /** The largest first, names with the same in their order. */
    List<Part> largest(int count) {
        return sums.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Long>>comparingLong(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(count)
                .map(entry -> new Part(entry.getKey(), entry.getValue(), entry.getValue() / (double) total))
                .toList();
    }
}
