package io.sapphire.agents.indicator;

/**
 * How far the price goes per unit bought, by exponentially weighted least squares of price changes on signed volume. Its
 * value is Kyle's lambda, the slope of the line through the origin.
 *
 * <p>Source: Kyle 1985, Continuous Auctions and Insider Trading; methods.md 5.5.
 */
public final class ImpactRegression implements Indicator {
    private final double decay;
    private final int warmUp;
    private int seen;
    private double weights;
    private double volumes;
    private double changes;
    private double volumeSquares;
    private double changeSquares;
    private double products;

    /**
     * A regression that has seen nothing yet.
     *
     * @param decay what is left of an observation's weight at the next; 1 forgets nothing
     */
    public ImpactRegression(double decay, int warmUp) {
        this.decay = decay;
        this.warmUp = warmUp;
    }

    public void add(double volume, double change) {
        seen = Math.min(seen + 1, warmUp);
        weights = decay * weights + 1;
        volumes = decay * volumes + volume;
        changes = decay * changes + change;
        volumeSquares = decay * volumeSquares + volume * volume;
        changeSquares = decay * changeSquares + change * change;
        products = decay * products + volume * change;
    }

    @Override
    public int warmUp() {
        return warmUp;
    }

    /** Nothing can be said of a market in which nobody traded. */
    @Override
    public boolean isWarm() {
        return seen >= warmUp && volumeSquares > 0;
    }

    @Override
    public double value() {
        Indicator.requireWarm(isWarm());
        return products / volumeSquares;
    }

    /** The slope in its standard errors; zero while a perfect fit or too few observations leave no error to measure. */
    public double significance() {
        double residual = (changeSquares - value() * products) / (weights - 1);
        return residual > 0 ? value() * StrictMath.sqrt(volumeSquares / residual) : 0;
    }

    /** The slope of the line with an intercept. */
    public double slope() {
        Indicator.requireWarm(isWarm());
        return (weights * products - volumes * changes) / (weights * volumeSquares - volumes * volumes);
    }

    public double intercept() {
        return (changes - slope() * volumes) / weights;
    }
}
