package io.sapphire.local.report;

import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What a Sharpe ratio proves. All ratios are per observation, not annualised.
 *
 * <p>Sources: Bailey, Lopez de Prado 2012, The Sharpe Ratio Efficient Frontier; 2014, The Deflated Sharpe Ratio.
 */
final class SharpeTests {
    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);
    private static final double EULER = 0.5772156649015329;
    /** Fewer observations give no verdict (methods.md 2.3). */
    private static final int FEWEST = 30;

    private SharpeTests() {}

    /**
     * Probability that the true ratio is above a benchmark: Phi((SR - SR*) sqrt(T-1) / sqrt(1 - g3 SR + (g4-1)/4 SR^2)).
     *
     * @return nothing if the radicand is not positive
     */
    static OptionalDouble probabilistic(double sharpe, double benchmark, int count, double skew, double kurtosis) {
        double radicand = radicand(sharpe, skew, kurtosis);
        return radicand <= 0 || count < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(NORMAL.cumulativeProbability(
                        (sharpe - benchmark) * StrictMath.sqrt(count - 1) / StrictMath.sqrt(radicand)));
    }

    /** The same for measured moments; nothing below 30 observations. */
    static OptionalDouble probabilistic(Moments moments, double benchmark) {
        return moments.count() < FEWEST
                ? OptionalDouble.empty()
                : probabilistic(moments.sharpe(), benchmark, moments.count(), moments.skew(), moments.kurtosis());
    }

    /**
     * Observations after which the ratio is above the benchmark with so much confidence.
     *
     * @return nothing if it never will be
     */
    static OptionalDouble minimumTrackRecord(
            double sharpe, double benchmark, double skew, double kurtosis, double confidence) {
        double radicand = radicand(sharpe, skew, kurtosis);
        if (sharpe <= benchmark || radicand <= 0) {
            return OptionalDouble.empty();
        }
        double quantile = NORMAL.inverseCumulativeProbability(confidence) / (sharpe - benchmark);
        return OptionalDouble.of(1 + radicand * quantile * quantile);
    }

    /**
     * The best ratio to expect among so many trials without any skill:
     * sqrt(V) ((1-e) Phi^-1(1-1/N) + e Phi^-1(1-1/(N exp 1))). Zero for a single trial.
     *
     * @param variance of the ratio across trials
     */
    static double expectedBest(int trials, double variance) {
        if (trials < 2 || variance <= 0) {
            return 0;
        }
        double first = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        double second = NORMAL.inverseCumulativeProbability(1 - 1 / (trials * StrictMath.E));
        return StrictMath.sqrt(variance) * ((1 - EULER) * first + EULER * second);
    }

    private static double radicand(double sharpe, double skew, double kurtosis) {
        return 1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }
}
