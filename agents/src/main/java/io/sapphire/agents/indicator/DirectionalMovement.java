package io.sapphire.agents.indicator;

/**
 * Wilder's directional system: how much of the true range was movement up (+DI), down (-DI), and how one-sided that is
 * on average (ADX), each 0 to 100. Its value is the ADX.
 *
 * <p>Source: Wilder 1978, textbook sums of the first n; methods.md 1.1.
 */
public final class DirectionalMovement implements Indicator {
    private final int bars;
    private final RingBuffer highs = new RingBuffer(2);
    private final RingBuffer lows = new RingBuffer(2);
    private final RingBuffer closes = new RingBuffer(2);
    private final ExponentialAverage index;
    private int changes;
    private double up;
    private double down;
    private double range;

    public DirectionalMovement(int bars) {
        this.bars = bars;
        index = ExponentialAverage.wilder(bars);
    }

    public void add(double high, double low, double close) {
        highs.add(high);
        lows.add(low);
        closes.add(close);
        if (highs.isFull()) {
            addChange();
        }
    }

    private void addChange() {
        double rise = highs.ago(0) - highs.ago(1);
        double fall = lows.ago(1) - lows.ago(0);
        double kept = changes < bars ? 1 : 1 - 1.0 / bars;
        up = kept * up + (rise > fall ? Math.max(rise, 0) : 0);
        down = kept * down + (fall > rise ? Math.max(fall, 0) : 0);
        range = kept * range + AverageTrueRange.trueRange(highs.ago(0), lows.ago(0), closes.ago(1));
        changes = Math.min(changes + 1, bars);
        if (isDirectionWarm()) {
            index.add(oneSidedness());
        }
    }

    private double oneSidedness() {
        double sum = plus() + minus();
        return sum == 0 ? 0 : 100 * Math.abs(plus() - minus()) / sum;
    }

    /** Whether {@link #plus} and {@link #minus} have a value, which is earlier than the ADX has one. */
    public boolean isDirectionWarm() {
        return changes >= bars;
    }

    /** +DI. @throws IllegalStateException while it is not warm */
    public double plus() {
        return shareOfRange(up);
    }

    /** -DI. @throws IllegalStateException while it is not warm */
    public double minus() {
        return shareOfRange(down);
    }

    private double shareOfRange(double movement) {
        Indicator.requireWarm(isDirectionWarm());
        return range == 0 ? 0 : 100 * movement / range;
    }

    @Override
    public int warmUp() {
        return 2 * bars;
    }

    @Override
    public boolean isWarm() {
        return index.isWarm();
    }

    @Override
    public double value() {
        return index.value();
    }
}
