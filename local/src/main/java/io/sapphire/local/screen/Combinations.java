package io.sapphire.local.screen;

import io.sapphire.agents.strategy.RuleKind;
import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Every value of one setting with every value of the others.
 *
 * @param rule that they are settings of
 * @param all that make sense, each in the order of the rule's settings
 * @param leftOut how many do not
 */
record Combinations(RuleKind rule, List<List<Integer>> all, int leftOut) {
    static final int MOST = 10_000;

    /** @param typed each as {@link Axis} reads it; what is not given takes its usual value */
    static Combinations of(RuleKind rule, List<String> typed) {
        var given = new HashMap<String, Axis>();
        for (var text : typed) {
            var axis = Axis.parse(rule, text);
            if (given.put(axis.setting().name(), axis) != null) {
                throw Refusal.misuse(
                        "--set names %s twice.".formatted(axis.setting().name()));
            }
        }
        var axes = new ArrayList<Axis>();
        for (int i = 0; i < rule.settings().size(); i++) {
            var setting = rule.settings().get(i);
            axes.add(given.getOrDefault(
                    setting.name(), new Axis(setting, List.of(rule.usual().get(i)))));
        }
        return sensible(rule, crossed(axes));
    }

    private static List<List<Integer>> crossed(List<Axis> axes) {
        long many = axes.stream().mapToLong(axis -> axis.values().size()).reduce(1, (one, other) -> one * other);
        if (many > MOST) {
            throw Refusal.misuse("--set makes %d settings; a screen tries %d at most.".formatted(many, MOST));
        }
        List<List<Integer>> crossed = List.of(List.of());
        for (var axis : axes) {
            var longer = new ArrayList<List<Integer>>();
            for (var shorter : crossed) {
                for (int value : axis.values()) {
                    var one = new ArrayList<>(shorter);
                    one.add(value);
                    longer.add(List.copyOf(one));
                }
            }
            crossed = longer;
        }
        return crossed;
    }

    private static Combinations sensible(RuleKind rule, List<List<Integer>> crossed) {
        var sensible = crossed.stream().filter(rule::fits).toList();
        if (sensible.isEmpty()) {
            throw Refusal.misuse("--set: none of the %d settings makes sense; %s must be below %s."
                    .formatted(
                            crossed.size(),
                            rule.settings().getFirst().name(),
                            rule.settings().getLast().name()));
        }
        return new Combinations(rule, sensible, crossed.size() - sensible.size());
    }

    /** Closes until the slowest of them can want a position. */
    int warmUp() {
        return all.stream().mapToInt(rule::warmUp).max().orElse(0);
    }
}
