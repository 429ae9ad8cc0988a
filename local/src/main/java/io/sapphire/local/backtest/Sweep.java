package io.sapphire.local.backtest;

import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Settings to be varied: every value of one with every value of the others. */
final class Sweep {

    private Sweep() {}

    /**
     * All combinations.
     *
     * @param axes each {@code KEY=V1,V2,...}
     * @return assignments of each trial; one empty trial if nothing is varied
     */
    static List<List<String>> of(List<String> axes) {
        List<List<String>> trials = List.of(List.of());
        for (var axis : axes) {
            trials = crossed(trials, axis);
        }
        return trials;
    }

    private static List<List<String>> crossed(List<List<String>> trials, String axis) {
        int split = axis.indexOf('=');
        if (split < 1 || split == axis.length() - 1) {
            throw Refusal.misuse("--sweep must be KEY=VALUE,VALUE,..., was '" + axis + "'.");
        }
        var crossed = new ArrayList<List<String>>();
        for (var trial : trials) {
            for (var value : axis.substring(split + 1).split(",")) {
                var longer = new ArrayList<>(trial);
                longer.add(axis.substring(0, split) + "=" + value.strip());
                crossed.add(List.copyOf(longer));
            }
        }
        return crossed;
    }
}
