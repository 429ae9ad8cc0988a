package io.sapphire.agents.statistics;

/**
 * What is believed of the mean and variance of rewards that drift: normal-inverse-gamma, forgetting towards its prior.
 *
 * <p>Source: Russo et al. 2018, A Tutorial on Thompson Sampling; Raj, Kalyani 2017, Taming Non-stationary Bandits;
 * methods.md 2.1.
 */
public final class DriftingMean {
    private static final double PRIOR_WEIGHT = 1;
    private static final double PRIOR_SHAPE = 2;
    private static final double PRIOR_SCALE = 2;

    private final double memory;
    private double mean;
    private double weight = PRIOR_WEIGHT;
    private double shape = PRIOR_SHAPE;
    private double scale = PRIOR_SCALE;

    /** @param memory what is left of a reward's weight after the next one, within 0 and 1 */
    public DriftingMean(double memory) {
        this.memory = memory;
    }

    public void add(double reward) {
        weight = towards(weight, PRIOR_WEIGHT);
        shape = towards(shape, PRIOR_SHAPE);
        scale = towards(scale, PRIOR_SCALE);
        double surprise = reward - mean;
        scale += weight * surprise * surprise / (2 * (weight + 1));
        mean = (weight * mean + reward) / (weight + 1);
        weight++;
        shape += 0.5;
    }

    private double towards(double now, double prior) {
        return memory * now + (1 - memory) * prior;
    }

    /** A mean that may be the true one, as likely as it is believed. Two numbers are drawn. */
    public double draw(SplitMix random) {
        double variance = scale / gamma(random);
        return mean + random.normal() * StrictMath.sqrt(variance / weight);
    }

    /** A draw of Gamma(shape, 1), by Wilson and Hilferty's cube of a normal: exact enough for shapes of 2 and more. */
    private double gamma(SplitMix random) {
        double ninth = 1 / (9 * shape);
        double cube = 1 - ninth + random.normal() * StrictMath.sqrt(ninth);
        return shape * Math.max(cube * cube * cube, 1e-3);
    }

    public double mean() {
        return mean;
    }

    public double weight() {
        return weight;
    }

    public double shape() {
        return shape;
    }

    public double scale() {
        return scale;
    }
}
