package io.sapphire.agents.strategy;

import io.sapphire.agents.indicator.RingBuffer;

/** Goes with a price that leaves the range of the last closes, until it leaves it on the other side (Donchian). */
final class Breakout implements Rule {
    private final int bars;
    private final RingBuffer closes;
    private double position;

    Breakout(int bars) {
        this.bars = bars;
        closes = new RingBuffer(bars);
    }

    @Override
    public String name() {
        return "breakout of " + bars + " bars";
    }

    @Override
    public double position(double close, double funding) {
        if (closes.isFull()) {
            double highest = closes.ago(0);
            double lowest = highest;
            for (int age = 1; age < bars; age++) {
                highest = Math.max(highest, closes.ago(age));
                lowest = Math.min(lowest, closes.ago(age));
            }
            position = close > highest ? 1 : close < lowest ? -1 : position;
        }
        closes.add(close);
        return position;
    }
}
