package io.sapphire.domain.order;

/** What kept a position from being wanted larger. */
public enum SizeCap {
    /** Nothing: no decision sized the order, or the log is older than the record of it. */
    NONE,
    /** The decision wanted no more. */
    DECISION,
    /** The largest position that the settings allow. */
    LARGEST_POSITION,
    /** The market is too volatile for more. */
    VOLATILITY,
    /** Kelly's size of the realised results. */
    RESULTS,
    /** Results show no edge yet: only a probe is traded. */
    PROBE
}
