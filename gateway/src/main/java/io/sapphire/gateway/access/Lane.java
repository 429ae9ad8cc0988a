package io.sapphire.gateway.access;

/** What a request is for: each has an allowance of its own, so that none starves another. */
public enum Lane {
    /** Looking. */
    READ,
    /** Changing something, or having something computed. */
    CHANGE,
    /** Stopping: nothing else can use it up. */
    STOP,
    /** Being refused, by address: guessing gets slow. */
    REFUSED
}
