package io.sapphire.agents.indicator;

/**
 * Wilder's average of the true range, in price units. The first bar has no previous close and is not averaged.
 *
 * <p>Source: Wilder 1978; methods.md 1.1.
 */
public final class AverageTrueRange implements Indicator {
    private final ExponentialAverage average;
    private final RingBuffer previousClose = new RingBuffer(1);

    public AverageTrueRange(int bars) {
        average = ExponentialAverage.wilder(bars);
    }

    public void add(double high, double low, double close) {
        if (previousClose.isFull()) {
            average.add(trueRange(high, low, previousClose.ago(0)));
        }
        previousClose.add(close);
    }

    /** How far the price came in a bar, the jump from the bar before included. */
    static double trueRange(double high, double low, double previousClose) {
        double jump = Math.max(Math.abs(high - previousClose), Math.abs(low - previousClose));
        return Math.max(high - low, jump);
    }

    @Override
    public int warmUp() {
        return average.warmUp() + 1;
    }

    @Override
    public boolean isWarm() {
        return average.isWarm();
    }

    @Override
    public double value() {
        return average.value();
    }
}
