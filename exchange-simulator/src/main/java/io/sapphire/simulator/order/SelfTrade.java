package io.sapphire.simulator.order;

/** Who gives way where two orders of one account would trade with each other; named as on the wire. */
public enum SelfTrade {
    EXPIRE_TAKER,
    EXPIRE_MAKER,
    EXPIRE_BOTH
}
