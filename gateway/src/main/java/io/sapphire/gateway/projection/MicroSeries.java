package io.sapphire.gateway.projection;

import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Signal;
import io.sapphire.gateway.view.Flows.MicroRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What agents measured of one market's flow, by the names their evidence goes by. For one thread at a time. */
final class MicroSeries {
    private static final double PERCENT = 100;
    private static final int RATIO_DIGITS = 4;

    private final Deque<MicroRow> readings = new ArrayDeque<>();
    private final int cap;

    MicroSeries(int cap) {
        this.cap = cap;
    }

    void hear(Signal signal, long sequence) {
        reading(signal, sequence).ifPresent(reading -> {
            readings.addLast(reading);
            if (readings.size() > cap) {
                readings.removeFirst();
            }
        });
    }

    /** Nothing if the signal rests on other things. */
    private static Optional<MicroRow> reading(Signal signal, long sequence) {
        var vpin = value(signal, "flow toxicity");
        var lean = value(signal, "queue imbalance");
        return vpin.or(() -> lean)
                .map(_ -> new MicroRow(
                        signal.agent(),
                        sequence,
                        signal.eventTime(),
                        vpin.orElse(null),
                        value(signal, "noise floor").orElse(null),
                        percentile(signal, "rank").orElse(null),
                        percentile(signal, "gate").orElse(null),
                        value(signal, "signed flow").orElse(null),
                        lean.orElse(null),
                        value(signal, "Kyle's lambda").orElse(null)));
    }

    /** Agents tell ranks in percent; we tell ratios. */
    private static Optional<Double> percentile(Signal signal, String name) {
        return find(
                        signal,
                        evidence ->
                                evidence.name().equals(name) && evidence.unit().equals("percentile"))
                .map(percent -> Figures.rounded(percent / PERCENT, RATIO_DIGITS));
    }

    private static Optional<Double> value(Signal signal, String name) {
        return find(signal, evidence -> evidence.name().equals(name));
    }

    private static Optional<Double> find(Signal signal, Predicate<Evidence> wanted) {
        return signal.evidence().stream().filter(wanted).findFirst().map(evidence -> Figures.ofE8(evidence.valueE8()));
    }

    /** The newest of a range, oldest first. */
    List<MicroRow> between(Instant from, Instant to, int limit) {
        var range = readings.stream()
                .filter(reading -> !reading.us().isBefore(from) && !reading.us().isAfter(to))
                .toList();
        return range.subList(Math.max(0, range.size() - limit), range.size());
    }
}
