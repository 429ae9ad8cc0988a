package io.sapphire.domain.order;

/** How long a limit order may wait. */
public enum TimeInForce {
    /** Until it is filled or cancelled. */
    GTC,
    /** Whatever does not trade at once is dropped. */
    IOC,
    /** All of it at once, or none. */
    FOK,
    /** Post only: dropped rather than take liquidity. */
    GTX,
    /** Rests without being shown in the book. */
    HIDDEN
}
