package io.sapphire.agents.indicator;

import java.time.Duration;

/** Mean of numbers that come at any time, each counting half as much after every half-life. It starts with the first. */
public final class DecayingMean implements Indicator {
    private final double halfLife;
    private boolean warm;
    private double mean;
    private long lastElapsed;
    private double lastKept = 1;

    public DecayingMean(Duration halfLife) {
        this.halfLife = halfLife.toMillis();
    }

    /** Adds a number. @param elapsed milliseconds since the one before */
    public void add(double number, long elapsed) {
        double kept = warm ? keptAfter(elapsed) : 0;
        mean = kept * mean + (1 - kept) * number;
        warm = true;
    }

    /** Frames are mostly as long as the one before, and the power is slow and allocates. */
    private double keptAfter(long elapsed) {
        if (elapsed != lastElapsed) {
            lastElapsed = elapsed;
            lastKept = StrictMath.pow(2, -elapsed / halfLife);
        }
        return lastKept;
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
