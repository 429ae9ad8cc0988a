package io.sapphire.agents.statistics;

import java.util.OptionalDouble;

/**
 * Whether a Sharpe ratio is more than luck. All ratios are of one observation, never annualised.
 *
 * <p>Sources: Bailey, Lopez de Prado 2012, The Sharpe Ratio Efficient Frontier; 2014, The Deflated Sharpe Ratio; methods.md
 * 2.3.
 *
 * @param sharpe measured
 * @param observations it was measured on
 * @param kurtosis three for a normal distribution
 */
public record SharpeTest(double sharpe, double observations, double skew, double kurtosis) {
    /** Fewer give no verdict. */
    public static final int LEAST_OBSERVATIONS = 30;

    private static final double EULER = 0.5772156649015329;

    public static SharpeTest of(ReturnMoments returns) {
        return new SharpeTest(returns.sharpe(), returns.count(), returns.skew(), returns.kurtosis());
    }

    /** Probability that the true ratio exceeds the benchmark; none where the formula has no verdict. */
    public OptionalDouble probabilistic(double benchmark) {
        double spread = spread();
        if (observations <= 1 || spread <= 0) {
            return OptionalDouble.empty();
        }
        double z = (sharpe - benchmark) * StrictMath.sqrt(observations - 1) / StrictMath.sqrt(spread);
        return OptionalDouble.of(NormalCurve.cumulative(z));
    }

    /** Probability that the true ratio exceeds what the best of so many skill-less trials would have shown. */
    public OptionalDouble deflated(double varianceOfTrials, long trials) {
        return observations < LEAST_OBSERVATIONS
                ? OptionalDouble.empty()
                : probabilistic(bestOf(varianceOfTrials, trials));
    }

    /** Observations after which the ratio would exceed the benchmark at this confidence; none if it is not above it. */
    public OptionalDouble leastObservations(double benchmark, double confidence) {
        if (sharpe <= benchmark || spread() <= 0) {
            return OptionalDouble.empty();
        }
        double ratio = NormalCurve.quantile(confidence) / (sharpe - benchmark);
        return OptionalDouble.of(1 + spread() * ratio * ratio);
    }

    private double spread() {
        return 1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }

    /** The ratio expected of the best of so many trials without skill, whose ratios have this variance. */
    public static double bestOf(double variance, long trials) {
        if (trials <= 1 || variance <= 0) {
            return 0;
        }
        double one = NormalCurve.quantile(1 - 1.0 / trials);
        double two = NormalCurve.quantile(1 - 1 / (trials * StrictMath.E));
        return StrictMath.sqrt(variance) * ((1 - EULER) * one + EULER * two);
    }
}
