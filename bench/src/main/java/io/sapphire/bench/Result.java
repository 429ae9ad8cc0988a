package io.sapphire.bench;

import java.util.List;
import java.util.Locale;

/**
 * How a contest went.
 *
 * @param ratios the reference's time over ours, one for each pair of laps, ascending
 * @param ours the median lap of ours
 * @param theirs the median lap of the reference
 */
record Result(Contest contest, List<Double> ratios, Lap ours, Lap theirs) {

    double median() {
        return ratios.get(ratios.size() / 2);
    }

    boolean holds() {
        return median() >= contest.bar() && perOperation(ours.bytes()) <= contest.mostBytes();
    }

    /** A row of a Markdown table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f to %.2f | %.2f | %s | %.0f | %.0f | %.0f | %.0f |",
                contest.name(),
                contest.reference(),
                median(),
                ratios.getFirst(),
                ratios.getLast(),
                contest.bar(),
                holds() ? "yes" : "**no**",
                perOperation(ours.nanos()),
                perOperation(theirs.nanos()),
                perOperation(ours.bytes()),
                perOperation(theirs.bytes()));
    }

    static String heading() {
        return """
            | what | against | ratio | lowest to highest | bar | holds | ours, ns | theirs, ns | ours, bytes | theirs, bytes |
            |---|---|---|---|---|---|---|---|---|---|\
            """;
    }

    private double perOperation(long total) {
        return (double) total / contest.operations();
    }
}
