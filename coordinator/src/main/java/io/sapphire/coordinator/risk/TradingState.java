package io.sapphire.coordinator.risk;

/** What may leave. Latched: only an operator brings it back to active. */
public enum TradingState {
    /** Everything within the limits. */
    ACTIVE,
    /** Only what makes positions smaller. */
    REDUCING,
    /** Protection, and what an operator's flattening needs. */
    HALTED
}
