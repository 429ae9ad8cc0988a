package io.sapphire.agents.strategy;

import io.sapphire.agents.indicator.ExponentialAverage;

/** Long while a fast average is above a slow one, short while it is below. */
final class Crossing implements Rule {
    private final int fastBars;
    private final int slowBars;
    private final ExponentialAverage fast;
    private final ExponentialAverage slow;

    Crossing(int fastBars, int slowBars) {
        this.fastBars = fastBars;
        this.slowBars = slowBars;
        fast = ExponentialAverage.ofSpan(fastBars);
        slow = ExponentialAverage.ofSpan(slowBars);
    }

    @Override
    public String name() {
        return "averages of " + fastBars + " and " + slowBars + " bars";
    }

    @Override
    public double position(double close, double funding) {
        fast.add(close);
        slow.add(close);
        return slow.isWarm() ? Math.signum(fast.value() - slow.value()) : 0;
    }
}
