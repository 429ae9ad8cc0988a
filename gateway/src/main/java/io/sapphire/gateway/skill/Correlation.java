package io.sapphire.gateway.skill;

import java.util.OptionalDouble;

/**
 * How far forecasts and what came go together, one pair at a time (Pearson).
 *
 * <p>Source: methods.md 10, information coefficient.
 */
public final class Correlation {
    private long count;
    private double forecasts;
    private double returns;
    private double forecastSquares;
    private double returnSquares;
    private double products;

    void add(double forecast, double change) {
        count++;
        forecasts += forecast;
        returns += change;
        forecastSquares += forecast * forecast;
        returnSquares += change * change;
        products += forecast * change;
    }

    public long count() {
        return count;
    }

    /** From -1 to 1; none where nothing varies. */
    public OptionalDouble coefficient() {
        double forecastSpread = forecastSquares - forecasts * forecasts / count;
        double returnSpread = returnSquares - returns * returns / count;
        double spread = forecastSpread * returnSpread;
        return count > 1 && spread > 0
                ? OptionalDouble.of((products - forecasts * returns / count) / StrictMath.sqrt(spread))
                : OptionalDouble.empty();
    }

    /** The same in its standard errors, t = r sqrt((n - 2) / (1 - r^2)); none of fewer than three pairs or on a line. */
    public OptionalDouble errors() {
        var found = coefficient();
        double rest = found.isPresent() ? 1 - found.getAsDouble() * found.getAsDouble() : 0;
        return count > 2 && rest > 0
                ? OptionalDouble.of(found.getAsDouble() * StrictMath.sqrt((count - 2) / rest))
                : OptionalDouble.empty();
    }
}
