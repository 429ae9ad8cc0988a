package io.sapphire.domain.market;

/** Which way a trade changes the position. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
