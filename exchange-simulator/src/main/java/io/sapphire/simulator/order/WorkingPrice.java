package io.sapphire.simulator.order;

/** Which price a stop watches; named as on the wire. */
public enum WorkingPrice {
    MARK_PRICE,
    CONTRACT_PRICE
}
