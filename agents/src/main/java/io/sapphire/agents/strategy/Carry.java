package io.sapphire.agents.strategy;

/** Takes the side that is paid funding, where the rate is high enough to be worth it. */
final class Carry implements Rule {
    private static final double BASIS_POINTS = 10_000;

    private final double least;

    /** @param least funding rate of one interval, as a fraction */
    Carry(double least) {
        this.least = least;
    }

    @Override
    public String name() {
        return "carry from " + Math.round(least * BASIS_POINTS) + " bp of funding";
    }

    @Override
    public double position(double close, double funding) {
        return Math.abs(funding) >= least ? -Math.signum(funding) : 0;
    }
}
