package io.sapphire.agents.indicator;

/**
 * What is bid and asked at one level of a book: prices in quote-asset and sizes in base-asset units, all in 1e-8 units.
 *
 * <p>Source: Cont, Kukanov, Stoikov 2014, The Price Impact of Order Book Events; methods.md 5.1, 5.3 and 5.4.
 */
public sealed interface Quote permits Quote.Level, LastQuote {

    /** One that stays as it is. */
    record Level(long bid, long bidSize, long ask, long askSize) implements Quote {}

    long bid();

    long bidSize();

    long ask();

    long askSize();

    /** Both sides are there and apart. */
    default boolean isSound() {
        return bidSize() > 0 && askSize() > 0 && bid() < ask();
    }

    /**
     * What buyers have added and sellers have taken away since the quote before, in 1e-8 base-asset units; negative if it
     * was the other way round.
     */
    default long flowSince(Quote before) {
        long bids = (bid() >= before.bid() ? bidSize() : 0) - (bid() <= before.bid() ? before.bidSize() : 0);
        long asks = (ask() <= before.ask() ? askSize() : 0) - (ask() >= before.ask() ? before.askSize() : 0);
        return bids - asks;
    }

    /** The bid's share of the size, within 0 and 1. */
    default double bidShare() {
        return bidSize() / (double) Math.addExact(bidSize(), askSize());
    }

    /** The same as a lean between -1, all ask, and 1, all bid. */
    default double lean() {
        return 2 * bidShare() - 1;
    }

    /** Half of both sizes, in 1e-8 base-asset units. */
    default double depth() {
        return Math.addExact(bidSize(), askSize()) / 2.0;
    }

    /** In 1e-8 quote-asset units. */
    default double mid() {
        return (bid() + ask()) / 2.0;
    }

    /** The price leaned to the side that is thinner, in 1e-8 quote-asset units: the simplest micro-price. */
    default double weightedMid() {
        return bidShare() * ask() + (1 - bidShare()) * bid();
    }
}
