package io.sapphire.agents.indicator;

/**
 * Mean and variance of the last so many numbers. Sums are kept of distances to an anchor inside the window, and are
 * rebuilt once per window: running sums of large, close numbers would cancel and drift.
 */
public final class RollingMoments implements Indicator {
    private final int count;
    private final RingBuffer window;
    private int untilRebuilt;
    private double anchor;
    private double sum;
    private double squares;

    public RollingMoments(int count) {
        this.count = count;
        window = new RingBuffer(count);
    }

    public void add(double number) {
        if (window.isFull()) {
            take(window.oldest(), -1);
        }
        window.add(number);
        take(number, 1);
        untilRebuilt--;
        if (untilRebuilt <= 0) {
            rebuild();
        }
    }

    private void take(double number, int sign) {
        double distance = number - anchor;
        sum += sign * distance;
        squares += sign * distance * distance;
    }

    private void rebuild() {
        anchor = window.ago(0);
        sum = 0;
        squares = 0;
        for (int age = window.size() - 1; age >= 0; age--) {
            take(window.ago(age), 1);
        }
        untilRebuilt = count;
    }

    @Override
    public int warmUp() {
        return count;
    }

    @Override
    public boolean isWarm() {
        return window.isFull();
    }

    /** The mean. */
    @Override
    public double value() {
        Indicator.requireWarm(isWarm());
        return anchor + sum / count;
    }

    /** Divided by n. */
    public double populationVariance() {
        return squaredDistances() / count;
    }

    /** Divided by n - 1. */
    public double sampleVariance() {
        return squaredDistances() / (count - 1);
    }

    private double squaredDistances() {
        Indicator.requireWarm(isWarm());
        return Math.max(squares - sum * sum / count, 0);
    }
}
