package io.sapphire.gateway.skill;

import java.util.OptionalDouble;

/**
 * What came of claims: probabilities of a rise beside the returns that followed.
 *
 * <p>Source: methods.md 7.4 and 10.
 */
public final class Outcomes {
    private static final double COIN = StrictMath.log(0.5);

    private long count;
    private long right;
    private double claimed;
    private double brier;
    private double log;
    private double logSquares;
    private final Correlation correlation = new Correlation();
    private final Reliability reliability = new Reliability();

    /** Takes an outcome. @param rise probability that was given to a rise, never even */
    void add(double rise, double change) {
        double outcome = change > 0 ? 1 : change < 0 ? 0 : 0.5;
        double confidence = Math.max(rise, 1 - rise);
        double truth = outcome * rise + (1 - outcome) * (1 - rise);
        double score = StrictMath.log(truth) - COIN;
        count++;
        right += (rise - 0.5) * change > 0 ? 1 : 0;
        claimed += confidence;
        brier += (rise - outcome) * (rise - outcome);
        log += score;
        logSquares += score * score;
        correlation.add(2 * rise - 1, change);
        reliability.add(rise, outcome);
    }

    public long count() {
        return count;
    }

    /** Share of the claims whose side was right; a price that stayed is not right. */
    public double hitRate() {
        return right / (double) count;
    }

    /** By how much more was claimed than came true: above zero is too sure. */
    public double excessConfidence() {
        return claimed / count - hitRate();
    }

    /** Mean squared error of the probabilities; 0.25 is a coin's. */
    public double brier() {
        return brier / count;
    }

    /** Mean log score over a coin's, in nats. */
    public double score() {
        return log / count;
    }

    /** The same in its standard errors; none where nothing varies. */
    public OptionalDouble scoreErrors() {
        double variance = logSquares / count - score() * score();
        return variance > 0 ? OptionalDouble.of(score() / StrictMath.sqrt(variance / count)) : OptionalDouble.empty();
    }

    /** Correlation of what was forecast and what came (Pearson); none where nothing varies. */
    public OptionalDouble informationCoefficient() {
        return correlation.coefficient();
    }

    /** Its probabilities beside what came of them. */
    public Reliability reliability() {
        return reliability;
    }
}
