package io.sapphire.simulator.orderbook;

import io.sapphire.domain.market.Side;

/** Hears of every execution, in order. */
@FunctionalInterface
public interface Executions {

    /**
     * Two orders met.
     *
     * @param maker the order that waited
     * @param taker the order that came
     * @param aggressor the taker's side
     * @param price in ticks: the maker's
     * @param quantity in steps, positive
     */
    void executed(long maker, long taker, Side aggressor, long price, long quantity);
}
