package io.sapphire.agents.strategy;

import java.util.List;
import java.util.stream.Stream;

/** The strategies there are, with the settings each is tried with. Flat is always one more, and earns nothing. */
final class Library {

    private Library() {}

    static List<Arm> arms(StrategyParameters parameters) {
        return Stream.of(
                        rules(RuleKind.BREAKOUT),
                        rules(RuleKind.REVERSION),
                        List.<Rule>of(new Carry(1e-4), new Carry(3e-4)),
                        rules(RuleKind.AVERAGES),
                        rules(RuleKind.GRID))
                .map(rules -> arm(rules, parameters))
                .toList();
    }

    private static List<Rule> rules(RuleKind kind) {
        return kind.tried().stream().map(kind::of).toList();
    }

    private static Arm arm(List<Rule> rules, StrategyParameters parameters) {
        var trials = rules.stream()
                .map(rule -> new Trial(rule, parameters.trainBars()))
                .toList();
        return new Arm(trials, parameters.stepBars(), parameters.memory());
    }
}
