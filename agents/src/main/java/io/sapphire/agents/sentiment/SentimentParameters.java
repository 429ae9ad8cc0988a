package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Bounds;
import io.sapphire.domain.signal.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * How financial-sentiment weighs the news and how much it believes.
 *
 * @param halfLife after which half of a headline's weight is gone
 * @param caution weight of the neutral headline that is always there: thin news stays near zero
 * @param duplicate share of common words from which a headline repeats another
 * @param horizon how far ahead it looks
 * @param most how far from one half its probability may be
 * @param priorSlope log-odds of news that are all good, believed while nothing has been fitted
 */
public record SentimentParameters(
        Duration halfLife, double caution, double duplicate, Duration horizon, double most, double priorSlope) {
    private static final Bounds HALF_LIFE = new Bounds(0.5, 48, "h");
    private static final Bounds CAUTION = new Bounds(0.1, 10, "headlines");
    private static final Bounds DUPLICATE = new Bounds(0.4, 0.9, "of the words");
    private static final Bounds HORIZON = new Bounds(5, 1440, "min");
    private static final Bounds MOST = new Bounds(0, 0.15, "probability");
    private static final Bounds PRIOR_SLOPE = new Bounds(0, 0.5, "log-odds");

    public SentimentParameters {
        HALF_LIFE.check("half-life of financial-sentiment", halfLife.toMillis() / 3_600_000.0);
        CAUTION.check("caution of financial-sentiment", caution);
        DUPLICATE.check("duplicate share of financial-sentiment", duplicate);
        HORIZON.check("horizon of financial-sentiment", horizon.toMillis() / 60_000.0);
        MOST.check("bound of financial-sentiment", most);
        PRIOR_SLOPE.check("prior slope of financial-sentiment", priorSlope);
    }

    List<Parameter> introduced() {
        return List.of(
                HALF_LIFE.parameter("half-life", halfLife.toMillis() / 3_600_000.0),
                CAUTION.parameter("caution", caution),
                DUPLICATE.parameter("duplicate share", duplicate),
                HORIZON.parameter("horizon", horizon.toMillis() / 60_000.0),
                MOST.parameter("bound", most),
                PRIOR_SLOPE.parameter("prior slope", priorSlope));
    }
}
