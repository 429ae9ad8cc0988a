package io.sapphire.agents.indicator;

/**
 * Kaufman's efficiency ratio: the way a price got, of the way it went; 1 is a straight line, 0 is going nowhere. A
 * random walk of n steps is near {@code 1/sqrt(n)}.
 *
 * <p>Source: Kaufman 1995, Smarter Trading; methods.md 1.3.
 */
public final class EfficiencyRatio implements Indicator {
    private final RingBuffer closes;
    private final RollingMoments steps;

    public EfficiencyRatio(int steps) {
        closes = new RingBuffer(steps + 1);
        this.steps = new RollingMoments(steps);
    }

    public void add(double close) {
        if (closes.size() > 0) {
            steps.add(Math.abs(close - closes.ago(0)));
        }
        closes.add(close);
    }

    @Override
    public int warmUp() {
        return steps.warmUp() + 1;
    }

    @Override
    public boolean isWarm() {
        return closes.isFull();
    }

    @Override
    public double value() {
        Indicator.requireWarm(isWarm());
        double way = steps.value() * steps.warmUp();
        return way > 0 ? Math.min(Math.abs(closes.ago(0) - closes.oldest()) / way, 1) : 0;
    }
}
