package io.sapphire.agents.strategy;

import io.sapphire.agents.indicator.BollingerBands;

/** Goes against a price outside its bands, until it is back at their middle. */
final class Reversion implements Rule {
    private static final double WIDTH = 2;
    private static final double MIDDLE = 0.5;

    private final int bars;
    private final BollingerBands bands;
    private double position;

    Reversion(int bars) {
        this.bars = bars;
        bands = new BollingerBands(bars, WIDTH);
    }

    @Override
    public String name() {
        return "mean reversion in " + bars + " bars";
    }

    @Override
    public double position(double close, double funding) {
        bands.add(close);
        if (!bands.isWarm()) {
            return 0;
        }
        double place = bands.position();
        boolean back = position * (place - MIDDLE) >= 0;
        position = place > 1 ? -1 : place < 0 ? 1 : back ? 0 : position;
        return position;
    }
}
