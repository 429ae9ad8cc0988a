package io.sapphire.local.screen;

import io.sapphire.agents.strategy.RuleKind;
import io.sapphire.agents.strategy.RuleSetting;
import io.sapphire.local.sentence.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is tried of one setting.
 *
 * @param values ascending, each once
 */
record Axis(RuleSetting setting, List<Integer> values) {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9})(?:/(\\d{1,9}))?)?");

    /** Reads {@code NAME=} with {@code 5}, {@code 5,10,20}, {@code 5..60} or {@code 5..60/5}. */
    static Axis parse(RuleKind rule, String typed) {
        int split = typed.indexOf('=');
        if (split < 1) {
            throw Refusal.misuse("--set must be like fast=5, fast=5,10,20 or fast=5..60/5, was '" + typed + "'.");
        }
        var setting = setting(rule, typed.substring(0, split));
        var values = new TreeSet<Integer>();
        for (var part : typed.substring(split + 1).split(",", -1)) {
            add(setting, part.strip(), values);
        }
        return new Axis(setting, List.copyOf(values));
    }

    private static RuleSetting setting(RuleKind rule, String name) {
        return rule.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.misuse("--set: %s has no setting '%s'; it has %s."
                        .formatted(
                                word(rule),
                                name,
                                rule.settings().stream().map(RuleSetting::name).collect(Collectors.joining(" and ")))));
    }

    private static void add(RuleSetting setting, String part, TreeSet<Integer> values) {
        var range = PART.matcher(part);
        if (!range.matches()) {
            throw Refusal.misuse("--set %s must be whole numbers like 5, 5,10,20, 5..60 or 5..60/5, was '%s'."
                    .formatted(setting.name(), part));
        }
        int least = Integer.parseInt(range.group(1));
        int most = range.group(2) == null ? least : Integer.parseInt(range.group(2));
        int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
        if (most < least || step == 0) {
            throw Refusal.misuse("--set %s: '%s' does not go from less to more.".formatted(setting.name(), part));
        }
        if (!setting.allows(least) || !setting.allows(most)) {
            throw Refusal.misuse("--set %s must be within %d and %d, was '%s'."
                    .formatted(setting.name(), setting.least(), setting.most(), part));
        }
        for (int value = least; value <= most; value += step) {
            values.add(value);
        }
    }

    /** As it is typed. */
    static String word(RuleKind rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }
}
