package io.sapphire.domain.market;

/**
 * How much margin positions of a size need in one market.
 *
 * @param number from 1
 * @param maxLeverage the highest such a position may have
 * @param floor notional from which on it applies
 * @param cap notional up to which it applies
 * @param maintenance fraction of the notional that must be left
 * @param deduction taken off that: it makes the brackets join
 */
public record MarginBracket(int number, int maxLeverage, Money floor, Money cap, Rate maintenance, Money deduction) {

    public MarginBracket {
        if (maxLeverage <= 0) {
            throw new IllegalArgumentException(
                    "margin bracket " + number + " must allow a leverage of 1 at least, was " + maxLeverage);
        }
    }

    /** What a position must be worth. @param notional within this bracket */
    public Money maintenance(Money notional) {
        return notional.times(maintenance).minus(deduction);
    }
}
