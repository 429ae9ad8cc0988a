package io.sapphire.agents.indicator;

/**
 * Variance of one bar's log return, read from its range. Too low where few trades form a bar; a bar without trades says
 * nothing and must be left out by the caller.
 *
 * <p>Source: Parkinson 1980; Garman, Klass 1980; Rogers, Satchell 1991; methods.md 1.2.
 */
public final class RangeVariance {
    private static final double LN_2 = StrictMath.log(2);

    private RangeVariance() {}

    public static double parkinson(double high, double low) {
        return square(StrictMath.log(high / low)) / (4 * LN_2);
    }

    public static double garmanKlass(double open, double high, double low, double close) {
        double body = StrictMath.log(close / open);
        return 0.5 * square(StrictMath.log(high / low)) - (2 * LN_2 - 1) * square(body);
    }

    /** Does not mind a trend within the bar. */
    public static double rogersSatchell(double open, double high, double low, double close) {
        return StrictMath.log(high / close) * StrictMath.log(high / open)
                + StrictMath.log(low / close) * StrictMath.log(low / open);
    }

    private static double square(double number) {
        return number * number;
    }
}
