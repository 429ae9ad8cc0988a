package io.sapphire.agents.strategy;

import java.util.List;
import java.util.function.Function;

/** The rules over closes alone, and what each is tried with. */
public enum RuleKind {
    BREAKOUT(
            "goes with a price that leaves the range of the last closes",
            List.of(bars(1_000)),
            values -> new Breakout(values[0]),
            List.of(List.of(24), List.of(48), List.of(96))),
    REVERSION(
            "goes against a price outside its bands, until it is back at their middle",
            List.of(bars(10_000)),
            values -> new Reversion(values[0]),
            List.of(List.of(20), List.of(40), List.of(80))),
    AVERAGES(
            "long while a fast average is above a slow one, short while it is below",
            List.of(new RuleSetting("fast", 1, 9_999), new RuleSetting("slow", 2, 10_000)),
            values -> new Crossing(values[0], values[1]),
            List.of(List.of(8, 32), List.of(16, 64), List.of(32, 128))),
    GRID(
            "buys a quarter at each step below the middle of the last closes and sells one at each step above it",
            List.of(bars(10_000)),
            values -> new Grid(values[0]),
            List.of(List.of(48), List.of(96)));

    private final String meaning;
    private final List<RuleSetting> settings;
    private final Function<int[], Rule> maker;
    private final List<List<Integer>> tried;

    RuleKind(String meaning, List<RuleSetting> settings, Function<int[], Rule> maker, List<List<Integer>> tried) {
        this.meaning = meaning;
        this.settings = settings;
        this.maker = maker;
        this.tried = tried;
    }

    private static RuleSetting bars(int most) {
        return new RuleSetting("bars", 2, most);
    }

    /** For people. */
    public String meaning() {
        return meaning;
    }

    public List<RuleSetting> settings() {
        return settings;
    }

    /** The values that the strategy agent tries it with, in the order of the settings. */
    public List<List<Integer>> tried() {
        return tried;
    }

    /** Those in the middle of {@link #tried()}. */
    public List<Integer> usual() {
        return tried.get((tried.size() - 1) / 2);
    }

    /** Whether they make sense together; each for itself is a matter of its setting. */
    public boolean fits(List<Integer> values) {
        return this != AVERAGES || values.get(0) < values.get(1);
    }

    /** Closes it sees before it can want a position. */
    public int warmUp(List<Integer> values) {
        return this == BREAKOUT ? values.getFirst() + 1 : values.getLast();
    }

    /**
     * A rule that has seen nothing yet.
     *
     * @throws IllegalArgumentException if there are too few or too many values, or they make no sense
     */
    public Rule of(List<Integer> values) {
        boolean allowed = values.size() == settings.size() && fits(values);
        for (int i = 0; allowed && i < values.size(); i++) {
            allowed = settings.get(i).allows(values.get(i));
        }
        if (!allowed) {
            throw new IllegalArgumentException(this + " cannot be made with " + values);
        }
        return maker.apply(values.stream().mapToInt(Integer::intValue).toArray());
    }
}
