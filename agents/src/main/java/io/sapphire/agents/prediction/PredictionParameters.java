package io.sapphire.agents.prediction;

import io.sapphire.agents.kit.Bounds;
import io.sapphire.domain.signal.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * How market-prediction learns and when it speaks.
 *
 * @param horizon how far ahead the forecast it votes with reaches; forecasts a third and four times as long run beside it
 * @param memory labels after which half of a label's weight is gone
 * @param prior variance of a weight before anything is known, in squared standard deviations
 * @param missed share of the outcomes that may lie outside its interval
 * @param step of the interval after a miss, in standard deviations
 * @param leastLabels labels it has to have learnt from before it speaks
 */
public record PredictionParameters(
        Duration horizon, int memory, double prior, double missed, double step, int leastLabels) {
    private static final Bounds HORIZON = new Bounds(3, 240, "min");
    private static final Bounds MEMORY = new Bounds(200, 20_000, "labels");
    private static final Bounds PRIOR = new Bounds(0.01, 100, "sigma^2");
    private static final Bounds MISSED = new Bounds(0.05, 0.5, "of the outcomes");
    private static final Bounds STEP = new Bounds(0.005, 0.2, "sigma");
    private static final Bounds LEAST_LABELS = new Bounds(10, 5000, "labels");

    public PredictionParameters {
        HORIZON.check("horizon of market-prediction", horizon.toMillis() / 60_000.0);
        MEMORY.check("memory of market-prediction", memory);
        PRIOR.check("prior of market-prediction", prior);
        MISSED.check("missed share of market-prediction", missed);
        STEP.check("step of market-prediction", step);
        LEAST_LABELS.check("least labels of market-prediction", leastLabels);
    }

    int minutes() {
        return (int) horizon.toMinutes();
    }

    /** In minutes; the middle one votes. */
    List<Integer> horizons() {
        return List.of(minutes() / 3, minutes(), 4 * minutes());
    }

    List<Parameter> introduced() {
        return List.of(
                HORIZON.parameter("horizon", minutes()),
                MEMORY.parameter("memory", memory),
                PRIOR.parameter("prior", prior),
                MISSED.parameter("missed share", missed),
                STEP.parameter("interval step", step),
                LEAST_LABELS.parameter("least labels", leastLabels));
    }
}
