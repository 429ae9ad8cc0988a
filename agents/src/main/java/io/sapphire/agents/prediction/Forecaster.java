package io.sapphire.agents.prediction;

import io.sapphire.agents.indicator.Volatility;
import io.sapphire.agents.statistics.NormalCurve;
import io.sapphire.agents.statistics.OnlinePlatt;
import io.sapphire.agents.statistics.QuantileTracker;
import io.sapphire.agents.statistics.RecursiveLeastSquares;
import java.util.Optional;

/**
 * Forecasts the return over one horizon and learns from it once it is over. Labels do not overlap, and each is learnt
 * when its horizon has passed and not before.
 */
final class Forecaster {
    private static final double START_BOUND = 1.2816;

    private final int minutes;
    private final RecursiveLeastSquares regression;
    private final OnlinePlatt calibration = new OnlinePlatt();
    private final QuantileTracker interval;
    private Optional<Pending> pending = Optional.empty();

    /** A forecast that waits for its outcome. @param sigma one standard deviation of the return over the horizon */
    private record Pending(
            long due, double price, double[] features, double mean, double deviation, double sigma, double claim) {}

    /**
     * One forecast.
     *
     * @param mean of the return, in standard deviations
     * @param deviation of the return around it, in standard deviations
     * @param rise calibrated probability of a rise
     * @param bound half the width of the interval, in deviations around the mean
     */
    record Outlook(double mean, double deviation, double rise, double bound) {}

    Forecaster(int minutes, int size, PredictionParameters parameters) {
        this.minutes = minutes;
        regression = new RecursiveLeastSquares(size, Volatility.decay(parameters.memory()), parameters.prior());
        interval = new QuantileTracker(START_BOUND, parameters.step(), parameters.missed());
    }

    /** Learns from an outcome that is due. @param minute since the epoch */
    void learn(long minute, double price) {
        pending.filter(waiting -> minute >= waiting.due()).ifPresent(due -> {
            // A price that was seen only after a gap is no outcome of this horizon.
            if (minute == due.due()) {
                learn(due, StrictMath.log(price / due.price()));
            }
            pending = Optional.empty();
        });
    }

    private void learn(Pending due, double change) {
        double label = change / due.sigma();
        interval.add(Math.abs(label - due.mean()) / due.deviation());
        calibration.learn(due.claim(), change > 0 ? 1 : change < 0 ? 0 : 0.5);
        regression.learn(due.features(), label);
    }

    /** Forecasts, and remembers it if the last forecast is over. @param sigmaPerMinute of the log return */
    Outlook look(long minute, double price, double[] features, double sigmaPerMinute) {
        double mean = regression.forecast(features);
        double deviation = regression.deviation(features);
        double raw = Math.clamp(NormalCurve.cumulative(mean / deviation), 0.01, 0.99);
        double claim = StrictMath.log(raw / (1 - raw));
        if (pending.isEmpty()) {
            double sigma = Volatility.over(minutes, sigmaPerMinute);
            pending = Optional.of(new Pending(minute + minutes, price, features, mean, deviation, sigma, claim));
        }
        return new Outlook(mean, deviation, calibration.probability(claim), interval.bound());
    }

    int minutes() {
        return minutes;
    }

    long labels() {
        return regression.labels();
    }

    OnlinePlatt calibration() {
        return calibration;
    }
}
