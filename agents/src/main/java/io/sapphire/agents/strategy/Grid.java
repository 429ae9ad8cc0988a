package io.sapphire.agents.strategy;

import io.sapphire.agents.indicator.BollingerBands;

/** Buys a quarter at each step below the middle and sells one at each step above it; a step is half a deviation. */
final class Grid implements Rule {
    private static final int STEPS = 4;
    private static final double STEPS_PER_DEVIATION = 2;

    private final int bars;
    private final BollingerBands bands;

    Grid(int bars) {
        this.bars = bars;
        bands = new BollingerBands(bars, 1);
    }

    @Override
    public String name() {
        return "grid around " + bars + " bars";
    }

    @Override
    public double position(double close, double funding) {
        bands.add(close);
        if (!bands.isWarm() || bands.deviation() == 0) {
            return 0;
        }
        double deviations = (close - bands.value()) / bands.deviation();
        double steps = Math.clamp(-(double) (long) (deviations * STEPS_PER_DEVIATION), -STEPS, STEPS);
        return steps / STEPS;
    }
}
