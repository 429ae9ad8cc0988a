package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Equity over venue time. When it is full, the older half is thinned: of every four samples the lowest and the highest
 * stay, so that no drawdown vanishes.
 */
final class EquitySeries {
    private static final int STRETCH = 4;
    /** What the last, shorter stretch and the last sample may add. */
    private static final int ROUNDING = 3;

    private final int cap;
    private List<Sample> samples = new ArrayList<>();

    /** Equity at a moment. */
    record Sample(Instant time, Money equity) {}

    EquitySeries(int cap) {
        this.cap = cap;
    }

    /** The last word about a moment counts. */
    void add(Instant time, Money equity) {
        if (!samples.isEmpty() && !samples.getLast().time().isBefore(time)) {
            samples.removeLast();
        }
        samples.add(new Sample(time, equity));
        if (samples.size() > cap) {
            var older = extremes(samples.subList(0, cap / 2), STRETCH);
            older.addAll(samples.subList(cap / 2, samples.size()));
            samples = older;
        }
    }

    /** Samples of a range, oldest first, thinned to at most so many. */
    List<Sample> between(Instant from, Instant to, int points) {
        var range = samples.stream()
                .filter(sample ->
                        !sample.time().isBefore(from) && !sample.time().isAfter(to))
                .toList();
        if (range.size() <= points) {
            return range;
        }
        int stretch = Math.ceilDiv(2 * range.size(), Math.max(1, points - ROUNDING));
        var thinned = extremes(range.subList(0, range.size() - 1), stretch);
        thinned.add(range.getLast());
        return thinned;
    }

    /** How many samples a range has before thinning. */
    long count(Instant from, Instant to) {
        return samples.stream()
                .filter(sample ->
                        !sample.time().isBefore(from) && !sample.time().isAfter(to))
                .count();
    }

    /** The lowest and the highest of every stretch, in the order of time. */
    private static List<Sample> extremes(List<Sample> samples, int stretch) {
        var kept = new ArrayList<Sample>(2 * Math.ceilDiv(samples.size(), stretch));
        for (int start = 0; start < samples.size(); start += stretch) {
            keepExtremes(samples.subList(start, Math.min(samples.size(), start + stretch)), kept);
        }
        return kept;
    }

    private static void keepExtremes(List<Sample> stretch, List<Sample> kept) {
        var lowest = stretch.getFirst();
        var highest = stretch.getFirst();
        for (var sample : stretch) {
            lowest = sample.equity().compareTo(lowest.equity()) < 0 ? sample : lowest;
            highest = sample.equity().compareTo(highest.equity()) > 0 ? sample : highest;
        }
        boolean lowFirst = lowest.time().isBefore(highest.time());
        kept.add(lowFirst ? lowest : highest);
        if (lowest != highest) {
            kept.add(lowFirst ? highest : lowest);
        }
    }
}
