package io.sapphire.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    /** What else there is to say. */
    List<String> remarks() {
        return Stream.of(contest.ours(), contest.theirs())
                .flatMap(side -> side.remarks().stream())
                .map(remark -> contest.name() + ": " + remark)
                .toList();
    }

    /** A row of a Markdown table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f to %.2f | %.2f | %s | %.0f | %.0f | %s | %s |",
                contest.name(),
                contest.reference(),
                median(),
                ratios.getFirst(),
                ratios.getLast(),
                contest.bar(),
                holds() ? "yes" : "**no**",
                perOperation(ours.nanos()),
                perOperation(theirs.nanos()),
                allocated(ours),
                allocated(theirs));
    }

    /** Of a server in another process that is not known. */
    private String allocated(Lap lap) {
        return contest.ours() instanceof Lengthy ? "-" : String.format(Locale.ROOT, "%.0f", perOperation(lap.bytes()));
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
