package io.sapphire.agents.indicator;

/**
 * Variance of log returns per bar: an exponential average of their squares, without a mean, started with the mean of the
 * first squares. A square beyond 25 times the variance, a return beyond five sigma, is capped: one jump must not set the
 * size of everything after it.
 *
 * <p>Source: RiskMetrics 1996; methods.md 1.2.
 */
public final class EwmaVariance implements Indicator {
    private static final double WINSOR = 25;

    private final double decay;
    private final int seed;
    private int seen;
    private double variance;
    private long capped;

    /**
     * A variance that has seen nothing yet.
     *
     * @param decay what is left of an observation's weight after one bar, within 0 and 1
     * @param seed how many first squares are averaged plainly
     */
    public EwmaVariance(double decay, int seed) {
        if (!(decay > 0 && decay < 1) || seed < 1) {
            throw new IllegalArgumentException("decay must be within 0 and 1 and seed positive");
        }
        this.decay = decay;
        this.seed = seed;
    }

    public void add(double logReturn) {
        add(logReturn, 1);
    }

    /** Adds the return over several bars that were not seen one by one. */
    public void add(double logReturn, long bars) {
        double square = logReturn * logReturn / bars;
        if (seen < seed) {
            seen++;
            variance += (square - variance) / seen;
        } else {
            double kept = StrictMath.pow(decay, bars);
            variance = kept * variance + (1 - kept) * cap(square);
        }
    }

    /** Against no variance at all, nothing can be called a jump. */
    private double cap(double square) {
        double most = WINSOR * variance;
        if (square <= most || most == 0) {
            return square;
        }
        capped++;
        return most;
    }

    /** How many squares have been capped so far. */
    public long capped() {
        return capped;
    }

    @Override
    public int warmUp() {
        return seed;
    }

    @Override
    public boolean isWarm() {
        return seen >= seed;
    }

    @Override
    public double value() {
        Indicator.requireWarm(isWarm());
        return variance;
    }
}
