package io.sapphire.local.runner;

import io.sapphire.coordinator.core.Divergence;
import java.util.ArrayList;
import java.util.List;

/** A divergence for people: where, and the first fields that differ. */
final class DivergenceText {
    private static final int MOST = 10;

    private DivergenceText() {}

    static List<String> of(Divergence parted) {
        var lines = new ArrayList<String>();
        var event = parted.recorded().event();
        lines.add("Event %d (%s): %s."
                .formatted(parted.recorded().sequence(), event.getClass().getSimpleName(), parted.reason()));
        var differences = FieldDifference.of(parted);
        differences.stream().limit(MOST).map(FieldDifference::toString).forEach(lines::add);
        if (differences.size() > MOST) {
            lines.add("  and %d more".formatted(differences.size() - MOST));
        }
        return lines;
    }
}
