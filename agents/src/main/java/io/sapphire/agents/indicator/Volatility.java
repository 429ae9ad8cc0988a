package io.sapphire.agents.indicator;

/** Standard deviations carried from one span of time to another: they grow with the root of time. */
public final class Volatility {
    /** In a market that never closes. */
    public static final double MINUTES_PER_YEAR = 525_600;

    private Volatility() {}

    /** What is left of a weight after one bar, if half is left after the half-life. */
    public static double decay(double halfLifeBars) {
        return StrictMath.pow(2, -1 / halfLifeBars);
    }

    /** The standard deviation over so many bars. */
    public static double over(double bars, double sigmaPerBar) {
        return sigmaPerBar * StrictMath.sqrt(bars);
    }

    /** Notional per unit of equity that has the target volatility, at most the cap. */
    public static double leverage(double target, double annualSigma, double cap) {
        return annualSigma * cap <= target ? cap : target / annualSigma;
    }
}
