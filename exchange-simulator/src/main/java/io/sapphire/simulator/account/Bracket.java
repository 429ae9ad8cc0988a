package io.sapphire.simulator.account;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;

/**
 * How much margin positions of a size need.
 *
 * @param number from 1
 * @param leverage the highest allowed
 * @param floor notional from which on it applies
 * @param cap notional up to which it applies
 * @param maintenance fraction of the notional
 * @param cumulative what makes the maintenance margin continuous from one bracket to the next
 */
public record Bracket(int number, int leverage, Money floor, Money cap, Rate maintenance, Money cumulative) {

    /** @param notional within this bracket */
    public Money maintenance(Money notional) {
        return notional.times(maintenance).minus(cumulative);
    }
}
