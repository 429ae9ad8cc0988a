package io.sapphire.bench.bars;

/** Trades as one number: when, which way and at which price, each exactly. */
final class TradeList {
    private static final int PRIME = 31;

    private long hash;
    private long count;

    /**
     * @param minute of the bar's end since 1970
     * @param priceE8 in 1e-8 units
     */
    void add(long minute, boolean buys, long priceE8) {
        hash = PRIME * (PRIME * (PRIME * hash + minute) + (buys ? 1 : 0)) + priceE8;
        count++;
    }

    long hash() {
        return hash;
    }

    long count() {
        return count;
    }
}
