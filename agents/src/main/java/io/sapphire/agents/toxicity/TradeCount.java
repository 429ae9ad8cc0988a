package io.sapphire.agents.toxicity;

/** How many equal trades the trades of a bucket are worth, and how one-sided chance alone would make so many. */
final class TradeCount {
    /** Of the mean over buckets. */
    private static final double WEIGHT = 0.02;

    private double volume;
    private double squares;
    private double effective;

    void add(double quantity) {
        volume += quantity;
        squares += quantity * quantity;
    }

    /** The bucket is full. */
    void close() {
        double trades = volume * volume / squares;
        effective += (effective == 0 ? 1 : WEIGHT) * (trades - effective);
        clear();
    }

    void clear() {
        volume = 0;
        squares = 0;
    }

    double chanceImbalance() {
        return effective > 0 ? chanceImbalance(effective) : 1;
    }

    /** Mean imbalance of so many equal trades whose sides are tossed, in the limit of many (methods.md 6.1). */
    static double chanceImbalance(double trades) {
        return Math.min(StrictMath.sqrt(2 / (StrictMath.PI * trades)), 1);
    }
}
