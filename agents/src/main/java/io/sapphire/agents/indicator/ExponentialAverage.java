package io.sapphire.agents.indicator;

/**
 * Exponential average {@code E += a (x - E)}, started with the plain mean of its first observations.
 *
 * <p>Source: methods.md 1.1; Wilder 1978, New Concepts in Technical Trading Systems. Libraries differ in the start: the
 * difference fades like {@code (1-a)^k}.
 */
public final class ExponentialAverage implements Indicator {
    private final double weight;
    private final int seed;
    private int seen;
    private double value;

    /**
     * An average that has seen nothing yet.
     *
     * @param weight of the newest observation, within 0 and 1
     * @param seed how many first observations are averaged plainly
     */
    public ExponentialAverage(double weight, int seed) {
        if (!(weight > 0 && weight <= 1) || seed < 1) {
            throw new IllegalArgumentException("weight must be within 0 and 1 and seed positive");
        }
        this.weight = weight;
        this.seed = seed;
    }

    /** The usual moving average of a span: weight 2/(n+1). */
    public static ExponentialAverage ofSpan(int observations) {
        return new ExponentialAverage(2.0 / (observations + 1), observations);
    }

    /** Wilder's average: weight 1/n. */
    public static ExponentialAverage wilder(int observations) {
        return new ExponentialAverage(1.0 / observations, observations);
    }

    public void add(double observation) {
        seen = Math.min(seen + 1, seed + 1);
        double share = seen <= seed ? 1.0 / seen : weight;
        value += share * (observation - value);
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
        return value;
    }
}
