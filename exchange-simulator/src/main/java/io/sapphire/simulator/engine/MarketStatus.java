package io.sapphire.simulator.engine;

/** What may be done in a market; named as on the wire. */
public enum MarketStatus {
    TRADING,
    /** Positions may only be made smaller. */
    PRE_SETTLE,
    /** Positions may only be made smaller. */
    SETTLING,
    /** Nothing may be done. */
    CLOSE
}
