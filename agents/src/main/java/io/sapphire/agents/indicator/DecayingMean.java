package io.sapphire.agents.indicator;

import java.time.Duration;

/** Mean of numbers that come at any time, each counting half as much after every half-life. It starts with the first. */
public final class DecayingMean implements Indicator {
    private final double halfLife;
    private boolean warm;
    private double mean;

    public DecayingMean(Duration halfLife) {
        this.halfLife = halfLife.toMillis();
    }

    /** Adds a number. @param elapsed milliseconds since the one before */
    public void add(double number, long elapsed) {
        double kept = warm ? StrictMath.pow(2, -elapsed / halfLife) : 0;
        mean = kept * mean + (1 - kept) * number;
        warm = true;
    }

    public void clear() {
        warm = false;
        mean = 0;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public boolean isWarm() {
        return warm;
    }

    @Override
    public double value() {
        Indicator.requireWarm(warm);
        return mean;
    }
}
