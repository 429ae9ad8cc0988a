package io.sapphire.agents.strategy;

import io.sapphire.agents.kit.Bounds;
import io.sapphire.domain.signal.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * How strategy-optimization chooses.
 *
 * @param bar length of a bar, and so of a decision
 * @param memory what is left of a reward's weight after the next decision
 * @param gate probability that a strategy's Sharpe ratio is no luck, from which it votes fully
 * @param train how much of the past chooses a strategy's settings
 * @param step how long they are then traded before they are chosen again
 * @param seed of the draws
 * @param priorSlope log-odds of a full position behind the gate, believed while nothing has been fitted
 */
public record StrategyParameters(
        Duration bar, double memory, double gate, Duration train, Duration step, int seed, double priorSlope) {
    private static final Bounds BAR = new Bounds(1, 1440, "min");
    private static final Bounds MEMORY = new Bounds(0.9, 0.999, "per decision");
    private static final Bounds GATE = new Bounds(0.5, 0.99, "probability");
    private static final Bounds TRAIN = new Bounds(0.25, 720, "days");
    private static final Bounds STEP = new Bounds(0.05, 60, "days");
    private static final Bounds SEED = new Bounds(0, 1_000_000, "seed");
    private static final Bounds PRIOR_SLOPE = new Bounds(0, 0.5, "log-odds");

    public StrategyParameters {
        BAR.check("bar of strategy-optimization", bar.toMillis() / 60_000.0);
        MEMORY.check("memory of strategy-optimization", memory);
        GATE.check("gate of strategy-optimization", gate);
        TRAIN.check("train of strategy-optimization", days(train));
        STEP.check("step of strategy-optimization", days(step));
        SEED.check("seed of strategy-optimization", seed);
        PRIOR_SLOPE.check("prior slope of strategy-optimization", priorSlope);
        if (step.compareTo(bar) < 0 || train.compareTo(step) < 0) {
            throw new IllegalArgumentException(
                    "strategy-optimization needs a step of at least a bar and a train of at least a step");
        }
    }

    int trainBars() {
        return (int) train.dividedBy(bar);
    }

    int stepBars() {
        return (int) step.dividedBy(bar);
    }

    static double days(Duration duration) {
        return duration.toMillis() / 86_400_000.0;
    }

    List<Parameter> introduced() {
        return List.of(
                BAR.parameter("bar", bar.toMillis() / 60_000.0),
                MEMORY.parameter("memory", memory),
                GATE.parameter("gate", gate),
                TRAIN.parameter("train", days(train)),
                STEP.parameter("step", days(step)),
                SEED.parameter("seed", seed),
                PRIOR_SLOPE.parameter("prior slope", priorSlope));
    }
}
