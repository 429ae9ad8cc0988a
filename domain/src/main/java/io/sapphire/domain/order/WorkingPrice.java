package io.sapphire.domain.order;

/** Which price has to reach a trigger. */
public enum WorkingPrice {
    /** The venue's mark price, which one trade cannot move. */
    MARK,
    /** That of the last trade. */
    LAST
}
