package io.sapphire.agents.indicator;

/**
 * One standard deviation of a bar's log return, from closes. It is never less than a move of one tick within the
 * half-life: no market is without risk (methods.md 1.2).
 */
public final class CloseVolatility implements Indicator {
    /** Squares averaged plainly before the volatility decays. */
    private static final int SEED_RETURNS = 20;

    private final double tick;
    private final double halfLifeBars;
    private final EwmaVariance variance;
    private double last;

    /** A volatility that has seen nothing yet. @param tick in the unit of the closes */
    public CloseVolatility(double tick, double halfLifeBars) {
        this.tick = tick;
        this.halfLifeBars = halfLifeBars;
        variance = new EwmaVariance(Volatility.decay(halfLifeBars), SEED_RETURNS);
    }

    /** Takes a close. @param bars since the one before; ignored with the first */
    public void add(double close, long bars) {
        if (last > 0) {
            variance.add(StrictMath.log(close / last), bars);
        }
        last = close;
    }

    public long capped() {
        return variance.capped();
    }

    @Override
    public int warmUp() {
        return SEED_RETURNS + 1;
    }

    @Override
    public boolean isWarm() {
        return variance.isWarm();
    }

    @Override
    public double value() {
        double least = tick / last / StrictMath.sqrt(halfLifeBars);
        return Math.max(StrictMath.sqrt(variance.value()), least);
    }
}
