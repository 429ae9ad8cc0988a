package io.sapphire.agents.strategy;

import java.util.List;
import java.util.stream.Stream;

/** The strategies there are, with the settings each is tried with. Flat is always one more, and earns nothing. */
final class Library {

    private Library() {}

    static List<Arm> arms(StrategyParameters parameters) {
        return Stream.of(
                        List.<Rule>of(new Breakout(24), new Breakout(48), new Breakout(96)),
                        List.<Rule>of(new Reversion(20), new Reversion(40), new Reversion(80)),
                        List.<Rule>of(new Carry(1e-4), new Carry(3e-4)),
                        List.<Rule>of(new Crossing(8, 32), new Crossing(16, 64), new Crossing(32, 128)),
                        List.<Rule>of(new Grid(48), new Grid(96)))
                .map(rules -> arm(rules, parameters))
                .toList();
    }

    private static Arm arm(List<Rule> rules, StrategyParameters parameters) {
        var trials = rules.stream()
                .map(rule -> new Trial(rule, parameters.trainBars()))
                .toList();
        return new Arm(trials, parameters.stepBars(), parameters.memory());
    }
}
