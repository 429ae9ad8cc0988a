package io.sapphire.agents.microstructure;

import io.sapphire.agents.kit.Bounds;
import io.sapphire.domain.signal.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * How volume-microstructure measures and how much it believes.
 *
 * @param shortWindow of the order flow just gone by
 * @param longWindow of order flow and trades, longer than the short one
 * @param horizon how far ahead it looks
 * @param expiry how long a signal of it lives; two frames at least, whatever is said here
 * @param lambdaWindow intervals after which half of an observation's weight in Kyle's lambda is gone
 * @param band of the score, within which the market has no side
 * @param priorSlope log-odds of a market in which everything points one way, believed while nothing has been fitted
 */
public record MicrostructureParameters(
        Duration shortWindow,
        Duration longWindow,
        Duration horizon,
        Duration expiry,
        int lambdaWindow,
        double band,
        double priorSlope) {
    private static final Bounds WINDOW = new Bounds(1, 300, "s");
    private static final Bounds LIFE = new Bounds(5, 300, "s");
    private static final Bounds LAMBDA_WINDOW = new Bounds(20, 1000, "intervals");
    private static final Bounds BAND = new Bounds(0, 0.5, "of the full score");
    private static final Bounds PRIOR_SLOPE = new Bounds(0, 0.5, "log-odds");

    public MicrostructureParameters {
        WINDOW.check("short window of volume-microstructure", seconds(shortWindow));
        WINDOW.check("long window of volume-microstructure", seconds(longWindow));
        if (shortWindow.compareTo(longWindow) >= 0) {
            throw new IllegalArgumentException(
                    "short window of volume-microstructure must be shorter than its long one");
        }
        LIFE.check("horizon of volume-microstructure", seconds(horizon));
        LIFE.check("expiry of volume-microstructure", seconds(expiry));
        LAMBDA_WINDOW.check("lambda window of volume-microstructure", lambdaWindow);
        BAND.check("band of volume-microstructure", band);
        PRIOR_SLOPE.check("prior slope of volume-microstructure", priorSlope);
    }

    List<Parameter> introduced() {
        return List.of(
                WINDOW.parameter("short window", seconds(shortWindow)),
                WINDOW.parameter("long window", seconds(longWindow)),
                LIFE.parameter("horizon", seconds(horizon)),
                LIFE.parameter("expiry", seconds(expiry)),
                LAMBDA_WINDOW.parameter("lambda window", lambdaWindow),
                BAND.parameter("band", band),
                PRIOR_SLOPE.parameter("prior slope", priorSlope));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
