package io.sapphire.agents.indicator;

/**
 * A moving average and a channel of so many population standard deviations around it. Its value is the middle.
 *
 * <p>Source: Bollinger 2001, Bollinger on Bollinger Bands; methods.md 1.1.
 */
public final class BollingerBands implements Indicator {
    private static final double MIDDLE = 0.5;

    private final RollingMoments moments;
    private final RingBuffer last = new RingBuffer(1);
    private final double width;

    /**
     * Bands that have seen nothing yet.
     *
     * @param width half the channel's width, in standard deviations
     */
    public BollingerBands(int closes, double width) {
        moments = new RollingMoments(closes);
        this.width = width;
    }

    public void add(double close) {
        moments.add(close);
        last.add(close);
    }

    @Override
    public int warmUp() {
        return moments.warmUp();
    }

    @Override
    public boolean isWarm() {
        return moments.isWarm();
    }

    @Override
    public double value() {
        return moments.value();
    }

    public double deviation() {
        return StrictMath.sqrt(moments.populationVariance());
    }

    public double upper() {
        return value() + width * deviation();
    }

    public double lower() {
        return value() - width * deviation();
    }

    /** Where the last close lies: 0 at the lower band, 1 at the upper, one half in a channel without width. */
    public double position() {
        double channel = upper() - lower();
        return channel == 0 ? MIDDLE : (last.ago(0) - lower()) / channel;
    }
}
