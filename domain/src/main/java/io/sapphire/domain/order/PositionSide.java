package io.sapphire.domain.order;

/** Which of a market's positions an order is for. */
public enum PositionSide {
    /** The only one there is: in one-way mode what is bought and what is sold cancel each other out. */
    BOTH,
    /** In hedge mode: what was bought. */
    LONG,
    /** In hedge mode: what was sold. */
    SHORT
}
