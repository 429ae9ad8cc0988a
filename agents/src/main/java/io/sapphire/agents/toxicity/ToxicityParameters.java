package io.sapphire.agents.toxicity;

import io.sapphire.agents.kit.Bounds;
import io.sapphire.domain.signal.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * How vpin-hft measures and how much it believes.
 *
 * @param bucketsPerDay how many buckets an ordinary day of volume fills
 * @param window buckets of the toxicity
 * @param gate rank of the toxicity in its own history from which it has something to say
 * @param memory after which half of a bucket's weight in that history is gone
 * @param horizon how far ahead it looks
 * @param priorSlope log-odds of a flow that goes all one way, believed while nothing has been fitted
 */
public record ToxicityParameters(
        int bucketsPerDay, int window, double gate, Duration memory, Duration horizon, double priorSlope) {
    private static final Bounds BUCKETS = new Bounds(10, 500, "buckets per day");
    private static final Bounds WINDOW = new Bounds(10, 200, "buckets");
    private static final Bounds GATE = new Bounds(0.8, 0.999, "rank");
    private static final Bounds MEMORY = new Bounds(7, 180, "days");
    private static final Bounds HORIZON = new Bounds(1, 60, "min");
    private static final Bounds PRIOR_SLOPE = new Bounds(0, 0.5, "log-odds");

    public ToxicityParameters {
        BUCKETS.check("buckets per day of vpin-hft", bucketsPerDay);
        WINDOW.check("window of vpin-hft", window);
        GATE.check("gate of vpin-hft", gate);
        MEMORY.check("memory of vpin-hft", days(memory));
        HORIZON.check("horizon of vpin-hft", minutes(horizon));
        PRIOR_SLOPE.check("prior slope of vpin-hft", priorSlope);
    }

    List<Parameter> introduced() {
        return List.of(
                BUCKETS.parameter("buckets per day", bucketsPerDay),
                WINDOW.parameter("window", window),
                GATE.parameter("gate", gate),
                MEMORY.parameter("memory", days(memory)),
                HORIZON.parameter("horizon", minutes(horizon)),
                PRIOR_SLOPE.parameter("prior slope", priorSlope));
    }

    private static double days(Duration duration) {
        return duration.toMillis() / 86_400_000.0;
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 60_000.0;
    }
}
