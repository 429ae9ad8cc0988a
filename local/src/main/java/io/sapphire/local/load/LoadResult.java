package io.sapphire.local.load;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the questions.
 *
 * @param asked all of them
 * @param answered with 200
 * @param otherwise what else came, by its name, for example {@code 429}
 * @param perSecond answered
 * @param medianMillis of the answered, from when the question was due, not from when it could be sent; -1 without any
 */
record LoadResult(
        long asked,
        long answered,
        SortedMap<String, Long> otherwise,
        double perSecond,
        double medianMillis,
        double p95Millis,
        double p99Millis,
        double maxMillis) {

    /** @param nanos of every answered question */
    static LoadResult of(long asked, List<Long> nanos, Map<String, Long> otherwise, double seconds) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new LoadResult(
                asked,
                sorted.length,
                new TreeMap<>(otherwise),
                sorted.length / seconds,
                millis(sorted, 0.5),
                millis(sorted, 0.95),
                millis(sorted, 0.99),
                millis(sorted, 1));
    }

    /** The smallest value that at least the share of all does not exceed. */
    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? -1 : sorted[(int) StrictMath.ceil(share * sorted.length) - 1] / 1e6;
    }
}
