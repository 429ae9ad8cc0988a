package io.sapphire.simulator.fault;

/** Where something can go wrong. */
public enum Place {
    /** A request and its answer. */
    REQUEST,
    /** A message to the owner of the account. */
    USER,
    /** A message to everybody. */
    MARKET
}
