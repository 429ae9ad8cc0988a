package io.sapphire.local.report;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a series of returns says. Risk-free rate and least acceptable return are 0; flat times count as 0.
 *
 * @param intervalSeconds venue time of one observation
 * @param total compounded over all observations, as a fraction
 * @param sharpe mean over standard deviation (n - 1), per observation (Sharpe 1994)
 * @param sharpeAnnual times the root of the observations in a year; nothing below 30 days
 * @param sharpeError standard error of the ratio per observation: sqrt((1 + SR^2/2)/(T-1)) (Lo 2002)
 * @param sortino mean over downside deviation of all observations (Sortino, Price 1994)
 * @param maxDrawdown largest fall from a peak, as a fraction
 * @param longestUnderwater observations from a peak to the next
 * @param calmar annual return over the largest drawdown; nothing below 30 days or without a drawdown
 * @param probabilisticSharpe that the true ratio is above 0; nothing below 30 observations (Bailey, Lopez de Prado 2012)
 * @param trials configurations that were tried
 * @param skillessBest ratio to expect of the best of them without any skill
 * @param deflatedSharpe probability that the true ratio is above that (Bailey, Lopez de Prado 2014)
 * @param minimumTrackRecord observations that would prove a ratio above 0 with 95 %
 */
public record ReturnStatistics(
        long intervalSeconds,
        int observations,
        double total,
        double mean,
        double deviation,
        double skew,
        double kurtosis,
        double sharpe,
        Optional<Double> sharpeAnnual,
        Optional<Double> sharpeError,
        Optional<Double> sortino,
        double maxDrawdown,
        int longestUnderwater,
        Optional<Double> calmar,
        Optional<Double> probabilisticSharpe,
        int trials,
        double skillessBest,
        Optional<Double> deflatedSharpe,
        Optional<Double> minimumTrackRecord) {
    private static final double YEAR_SECONDS = 365 * 86_400.0;
    private static final double LEAST_FOR_A_YEAR = 30 * 86_400.0;
    private static final double CONFIDENCE = 0.95;

    /** @param variance of the ratio across the trials */
    public static ReturnStatistics of(double[] returns, Duration interval, int trials, double variance) {
        var moments = Moments.of(returns);
        var path = Underwater.of(returns);
        double perYear = YEAR_SECONDS / interval.toSeconds();
        boolean longEnough = (double) returns.length * interval.toSeconds() >= LEAST_FOR_A_YEAR;
        double sharpe = moments.sharpe();
        double best = SharpeTests.expectedBest(trials, variance);
        double annual = longEnough ? StrictMath.pow(path.end(), perYear / returns.length) - 1 : 0;
        return new ReturnStatistics(
                interval.toSeconds(),
                returns.length,
                path.end() - 1,
                moments.mean(),
                moments.deviation(),
                moments.skew(),
                moments.kurtosis(),
                sharpe,
                longEnough ? Optional.of(sharpe * StrictMath.sqrt(perYear)) : Optional.empty(),
                returns.length > 1
                        ? Optional.of(StrictMath.sqrt((1 + sharpe * sharpe / 2) / (returns.length - 1)))
                        : Optional.empty(),
                sortino(returns, moments.mean()),
                path.deepest(),
                path.longest(),
                longEnough && path.deepest() > 0 ? Optional.of(annual / path.deepest()) : Optional.empty(),
                boxed(SharpeTests.probabilistic(moments, 0)),
                trials,
                best,
                boxed(SharpeTests.probabilistic(moments, best)),
                boxed(SharpeTests.minimumTrackRecord(sharpe, 0, moments.skew(), moments.kurtosis(), CONFIDENCE)));
    }

    /** The same, as one of so many that were tried. @param variance of the ratio across them */
    public ReturnStatistics among(int tried, double variance) {
        double best = SharpeTests.expectedBest(tried, variance);
        return new ReturnStatistics(
                intervalSeconds,
                observations,
                total,
                mean,
                deviation,
                skew,
                kurtosis,
                sharpe,
                sharpeAnnual,
                sharpeError,
                sortino,
                maxDrawdown,
                longestUnderwater,
                calmar,
                probabilisticSharpe,
                tried,
                best,
                boxed(SharpeTests.probabilistic(new Moments(observations, mean, deviation, skew, kurtosis), best)),
                minimumTrackRecord);
    }

    private static Optional<Double> sortino(double[] returns, double mean) {
        double squares = 0;
        for (double one : returns) {
            squares += one < 0 ? one * one : 0;
        }
        return squares == 0 ? Optional.empty() : Optional.of(mean / StrictMath.sqrt(squares / returns.length));
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
