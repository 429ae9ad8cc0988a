package io.sapphire.agents.indicator;

/**
 * Wilder's relative strength index, 0 to 100: {@code 100 G/(G+L)} of average gain and loss. A market that has not moved
 * at all is at 50, not oversold.
 *
 * <p>Source: Wilder 1978; methods.md 1.1.
 */
public final class RelativeStrength implements Indicator {
    private static final double NEITHER = 50;

    private final ExponentialAverage gains;
    private final ExponentialAverage losses;
    private final RingBuffer previous = new RingBuffer(1);

    public RelativeStrength(int changes) {
        gains = ExponentialAverage.wilder(changes);
        losses = ExponentialAverage.wilder(changes);
    }

    public void add(double close) {
        if (previous.isFull()) {
            double change = close - previous.ago(0);
            gains.add(Math.max(change, 0));
            losses.add(Math.max(-change, 0));
        }
        previous.add(close);
    }

    @Override
    public int warmUp() {
        return gains.warmUp() + 1;
    }

    @Override
    public boolean isWarm() {
        return gains.isWarm();
    }

    @Override
    public double value() {
        double gain = gains.value();
        double loss = losses.value();
        return gain + loss == 0 ? NEITHER : 100 * gain / (gain + loss);
    }
}
