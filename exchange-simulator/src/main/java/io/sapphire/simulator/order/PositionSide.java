package io.sapphire.simulator.order;

/** Which of a market's positions an order is about; named as on the wire. */
public enum PositionSide {
    /** The one position of an account that nets. */
    BOTH,
    /** Of a hedging account: never short. */
    LONG,
    /** Of a hedging account: never long. */
    SHORT
}
