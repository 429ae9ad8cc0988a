package io.sapphire.gateway.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What an agent would have made alone: one unit on its side while a signal of it lives, nothing otherwise, at the middle
 * of the book and at the taker's cost. Returns in basis points of the unit.
 */
public final class PaperTrades {
    private static final int TRADERS = 1000;

    private final List<Double> longReturns = new ArrayList<>();
    private final boolean remembers;
    private double running;
    private int position;
    private final Takings all = new Takings();
    private final Takings calm = new Takings();
    private final Takings wild = new Takings();

    /** @param remembers keeps what every position would have made long: without end, for a recording that has one */
    PaperTrades(boolean remembers) {
        this.remembers = remembers;
    }

    /** The price has moved while the last position was held. @param isWild the market moves more than it usually does */
    void move(double change, boolean isWild) {
        all.earn(position * change);
        of(isWild).earn(position * change);
        running += position == 0 ? 0 : change;
    }

    /** Takes a position. @param costOfOne of buying or selling one unit, as a fraction */
    void take(int side, double costOfOne, boolean isWild) {
        if (side == position) {
            return;
        }
        if (position != 0 && remembers) {
            longReturns.add(running);
        }
        running = 0;
        all.trade(Math.abs(side - position), costOfOne);
        of(isWild).trade(Math.abs(side - position), costOfOne);
        position = side;
    }

    public Takings all() {
        return all;
    }

    /** What was made and paid while the market moved more than it usually does, or while it did not. */
    public Takings of(boolean isWild) {
        return isWild ? wild : calm;
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
            worse += made < all.gross() ? 2 : made == all.gross() ? 1 : 0;
        }
        return worse / (2.0 * TRADERS);
    }
}
