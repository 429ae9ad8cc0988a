package io.sapphire.bench.matching;

/** Two runs with one hash made the same trades in the same order. */
final class TradeHash {
    private long hash = 17;

    void trade(long maker, long taker, long price, long quantity) {
        add(maker);
        add(taker);
        add(price);
        add(quantity);
    }

    void level(long price, long quantity) {
        add(price);
        add(quantity);
    }

    private void add(long value) {
        hash = 31 * hash + value;
    }

    long value() {
        return hash;
    }
}
