package io.sapphire.agents.statistics;

import java.util.Arrays;

/**
 * A linear forecast that is refitted with every label, the older ones counting less: weighted ridge regression, one label
 * at a time.
 *
 * <p>Sources: Haykin, Adaptive Filter Theory; Fortescue, Kershenbaum, Ydstie 1981; methods.md 4.2.
 */
public final class RecursiveLeastSquares {
    private static final double LEAST_EXCITEMENT = 1e-6;
    private static final double MOST_SURPRISE = 5;

    private final int size;
    private final double decay;
    private final double prior;
    private final double mostTrace;
    private final double[] weights;
    private final double[][] spread;
    private final double[] gain;
    private double residuals;
    private double residualWeight;
    private long labels;

    /**
     * A forecast of nothing yet.
     *
     * @param size number of features
     * @param decay what is left of a label's weight at the next, within 0 and 1
     * @param prior variance of a weight before anything is known: the smaller, the nearer to zero it stays
     */
    public RecursiveLeastSquares(int size, double decay, double prior) {
        this.size = size;
        this.decay = decay;
        this.prior = prior;
        mostTrace = 2 * size * prior;
        weights = new double[size];
        gain = new double[size];
        spread = new double[size][size];
        reset();
    }

    private void reset() {
        for (int i = 0; i < size; i++) {
            Arrays.fill(spread[i], 0);
            spread[i][i] = prior;
        }
    }

    public double forecast(double[] features) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /** Standard deviation of the label around its forecast; that of the first labels until there are two. */
    public double deviation(double[] features) {
        return StrictMath.sqrt(residualVariance() * (1 + excitement(features)));
    }

    private double residualVariance() {
        return residualWeight > 0 ? residuals / residualWeight : 1;
    }

    private double excitement(double[] features) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                sum += features[i] * spread[i][j] * features[j];
            }
        }
        return sum;
    }

    /** Learns what came of these features. A surprise beyond five deviations counts as five. */
    public void learn(double[] features, double label) {
        double most = labels > MOST_SURPRISE ? MOST_SURPRISE * deviation(features) : Double.MAX_VALUE;
        double error = Math.clamp(label - forecast(features), -most, most);
        labels++;
        residuals = decay * residuals + error * error;
        residualWeight = decay * residualWeight + 1;
        double excitement = excitement(features);
        if (excitement >= LEAST_EXCITEMENT) {
            correct(features, error, decay + excitement);
        }
    }

    private void correct(double[] features, double error, double denominator) {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += spread[i][j] * features[j];
            }
            gain[i] = sum / denominator;
        }
        double trace = 0;
        for (int i = 0; i < size; i++) {
            weights[i] += gain[i] * error;
            for (int j = 0; j <= i; j++) {
                spread[i][j] -= gain[i] * gain[j] * denominator;
                spread[j][i] = spread[i][j];
            }
            trace += spread[i][i];
        }
        forget(trace);
    }

    /** Without excitement the spread would grow without bound: then nothing more is forgotten. */
    private void forget(double trace) {
        boolean broken = false;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size && trace / decay <= mostTrace; j++) {
                spread[i][j] /= decay;
            }
            broken |= spread[i][i] <= 0;
        }
        if (broken) {
            reset();
        }
    }

    /** How many labels it has learnt from. */
    public long labels() {
        return labels;
    }

    double weight(int feature) {
        return weights[feature];
    }

    double spread(int row, int column) {
        return spread[row][column];
    }
}
