package io.sapphire.gateway.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What an agent would have made alone: one unit on its side while a signal of it lives, nothing otherwise, at the middle
 * of the book and at the taker's cost. Returns in basis points of the unit.
 */
public final class PaperTrades {
    private static final double BASIS_POINTS = 10_000;
    private static final int TRADERS = 1000;

    private final List<Double> longReturns = new ArrayList<>();
    private final boolean remembers;
    private double running;
    private int position;
    private double gross;
    private double cost;
    private double turnover;

    /** @param remembers keeps what every position would have made long: without end, for a recording that has one */
    PaperTrades(boolean remembers) {
        this.remembers = remembers;
    }

    /** The price has moved while the last position was held. */
    void move(double change) {
        gross += position * change;
        running += position == 0 ? 0 : change;
    }

    /** Takes a position. @param costOfOne of buying or selling one unit, as a fraction */
    void take(int side, double costOfOne) {
        if (side == position) {
            return;
        }
        if (position != 0 && remembers) {
            longReturns.add(running);
        }
        running = 0;
        turnover += Math.abs(side - position);
        cost += Math.abs(side - position) * costOfOne;
        position = side;
    }

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

    /**
     * Share of a thousand traders that made no more by holding as long, as often and at the same cost, on sides tossed with
     * a coin: one half is no skill.
     *
     * @throws IllegalStateException if the positions were not remembered
     */
    public double betterThanRandom() {
        if (!remembers) {
            throw new IllegalStateException("positions were not remembered");
        }
        var held = new ArrayList<>(longReturns);
        if (position != 0) {
            held.add(running);
        }
        int worse = 0;
        var random = new SplittableRandom(1);
        for (int trader = 0; trader < TRADERS; trader++) {
            double made = 0;
            for (double change : held) {
                made += random.nextBoolean() ? change : -change;
            }
            worse += made < gross ? 2 : made == gross ? 1 : 0;
        }
        return worse / (2.0 * TRADERS);
    }
}
