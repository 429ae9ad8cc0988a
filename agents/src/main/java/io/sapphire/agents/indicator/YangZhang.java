package io.sapphire.agents.indicator;

/**
 * Variance per bar of the last so many bars, jumps between bars included: of use where a market closes.
 *
 * <p>Source: Yang, Zhang 2000; methods.md 1.2.
 */
public final class YangZhang implements Indicator {
    private final int bars;
    private final RollingMoments jumps;
    private final RollingMoments bodies;
    private final RollingMoments ranges;
    private final RingBuffer previousClose = new RingBuffer(1);

    public YangZhang(int bars) {
        this.bars = bars;
        jumps = new RollingMoments(bars);
        bodies = new RollingMoments(bars);
        ranges = new RollingMoments(bars);
    }

    /** Says where the market closed before the first bar; without it the first bar serves. */
    public void start(double close) {
        previousClose.add(close);
    }

    public void add(double open, double high, double low, double close) {
        if (previousClose.isFull()) {
            jumps.add(StrictMath.log(open / previousClose.ago(0)));
            bodies.add(StrictMath.log(close / open));
            ranges.add(RangeVariance.rogersSatchell(open, high, low, close));
        }
        previousClose.add(close);
    }

    @Override
    public int warmUp() {
        return bars + 1;
    }

    @Override
    public boolean isWarm() {
        return jumps.isWarm();
    }

    @Override
    public double value() {
        double share = bodyShare();
        return jumps.sampleVariance() + share * bodies.sampleVariance() + (1 - share) * ranges.value();
    }

    /** How much of the variance within bars is read from open to close, the rest from the range. */
    double bodyShare() {
        return 0.34 / (1.34 + (bars + 1.0) / (bars - 1.0));
    }
}
