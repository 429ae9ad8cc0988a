package io.sapphire.domain.order;

/** What the venue does when two orders of one account would trade with each other. */
public enum SelfTrade {
    /** Whatever the account is set to. */
    AS_ACCOUNT,
    /** The order that arrives goes. */
    EXPIRE_TAKER,
    /** The order that waits goes. */
    EXPIRE_MAKER,
    /** Both go. */
    EXPIRE_BOTH
}
