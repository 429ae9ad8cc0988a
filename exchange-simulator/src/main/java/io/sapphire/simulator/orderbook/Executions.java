package io.sapphire.simulator.orderbook;

/** Hears of every execution, in order. */
@FunctionalInterface
public interface Executions {

    /**
     * Two orders met.
     *
     * @param maker the order that waited
     * @param taker the order that came
     * @param price in ticks: the maker's
     * @param quantity in steps, positive
     */
    void executed(long maker, long taker, long price, long quantity);
}
