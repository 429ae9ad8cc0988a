package io.sapphire.agents.statistics;

/**
 * How unusual a number is against those before it, in standard deviations, at most four. The mean and the deviation are
 * exponential averages.
 *
 * <p>Source: Finch 2009, Incremental Calculation of Weighted Mean and Variance; methods.md 3.4 and 4.1.
 */
public final class Standardised {
    private static final double MOST = 4;

    private final double weight;
    private final double floor;
    private final int seed;
    private int seen;
    private double mean;
    private double variance;

    /**
     * A scale that has seen nothing yet.
     *
     * @param decay what is left of a number's weight at the next
     * @param floor the least standard deviation
     * @param seed first numbers that count alike, and until which it does not judge
     */
    public Standardised(double decay, double floor, int seed) {
        weight = 1 - decay;
        this.floor = floor;
        this.seed = seed;
    }

    public void add(double number) {
        seen = Math.min(seen + 1, seed + 1);
        double share = seen <= seed ? 1.0 / seen : weight;
        double distance = number - mean;
        mean += share * distance;
        variance = (1 - share) * (variance + share * distance * distance);
    }

    public boolean isWarm() {
        return seen >= seed;
    }

    /** @throws IllegalStateException while it is not warm */
    public double of(double number) {
        if (!isWarm()) {
            throw new IllegalStateException("scale is not warm");
        }
        double deviation = Math.max(StrictMath.sqrt(variance), floor);
        return deviation == 0 ? 0 : Math.clamp((number - mean) / deviation, -MOST, MOST);
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }
}
