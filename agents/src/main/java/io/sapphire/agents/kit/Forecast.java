package io.sapphire.agents.kit;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;

/**
 * What a signal says about the return over its horizon.
 *
 * @param rise probability that the price rises
 * @param sigma one standard deviation of the log return over the horizon
 */
public record Forecast(Probability rise, double sigma) {
    /** Mean size of a normal move, in standard deviations: the root of 2/pi. */
    private static final double MEAN_MOVE = StrictMath.sqrt(2 / StrictMath.PI);

    public static Forecast of(double rise, double sigma) {
        return new Forecast(Probability.of(rise), sigma);
    }

    /** No side at all. */
    public static Forecast even(double sigma) {
        return new Forecast(Probability.EVEN, sigma);
    }

    public Direction direction() {
        return Direction.of(rise.compareTo(Probability.EVEN));
    }

    /** Probability of the direction. */
    public Probability confidence() {
        return rise.compareTo(Probability.EVEN) < 0 ? rise.complement() : rise;
    }

    /** Signed, before costs; of normal returns (methods.md 8.1). */
    public Rate expectedReturn() {
        return rate((2 * rise.ratio() - 1) * MEAN_MOVE * sigma);
    }

    public Rate risk() {
        return rate(sigma);
    }

    private static Rate rate(double fraction) {
        return new Rate((long) StrictMath.rint(fraction * Fixed.ONE));
    }
}
