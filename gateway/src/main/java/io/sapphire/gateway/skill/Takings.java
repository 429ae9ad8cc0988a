package io.sapphire.gateway.skill;

/** What paper trades made and cost, in basis points of the unit that was traded. */
public final class Takings {
    private static final double BASIS_POINTS = 10_000;

    private double gross;
    private double cost;
    private double turnover;

    Takings() {}

    Takings(Takings other) {
        gross = other.gross;
        cost = other.cost;
        turnover = other.turnover;
    }

    void earn(double fraction) {
        gross += fraction;
    }

    /** @param costOfOne of buying or selling one unit, as a fraction */
    void trade(double units, double costOfOne) {
        turnover += units;
        cost += units * costOfOne;
    }

    /** Units bought and sold. */
    public double turnover() {
        return turnover;
    }

    public double grossBp() {
        return gross * BASIS_POINTS;
    }

    public double costBp() {
        return cost * BASIS_POINTS;
    }

    public double netBp() {
        return grossBp() - costBp();
    }

    double gross() {
        return gross;
    }
}
