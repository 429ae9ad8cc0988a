package io.sapphire.domain.order;

/** What an order is for. */
public enum Purpose {
    /** Opens a position or adds to it. */
    ENTRY,
    /** Makes a position smaller. */
    EXIT,
    /** Waits at the venue to close a position that goes wrong. */
    PROTECTION
}
