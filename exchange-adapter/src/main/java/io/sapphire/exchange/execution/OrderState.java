package io.sapphire.exchange.execution;

/** Where an order stands, as far as the adapter can say. */
public enum OrderState {
    /** The venue has it. */
    WORKING,
    /** It can trade no more: filled, cancelled, expired, rejected, or it never arrived. */
    CLOSED,
    /** Sent, or about to be, and nobody can say what became of it. */
    UNKNOWN
}
