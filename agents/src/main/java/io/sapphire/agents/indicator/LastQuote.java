package io.sapphire.agents.indicator;

/** The quote seen last, kept without allocating. */
public final class LastQuote {
    private boolean known;
    private long bid;
    private long bidSize;
    private long ask;
    private long askSize;

    public void keep(Quote quote) {
        known = true;
        bid = quote.bid();
        bidSize = quote.bidSize();
        ask = quote.ask();
        askSize = quote.askSize();
    }

    public void forget() {
        known = false;
    }

    public boolean isKnown() {
        return known;
    }

    /** @throws IllegalStateException if none was kept */
    public Quote quote() {
        if (!known) {
            throw new IllegalStateException("no quote was kept");
        }
        return new Quote(bid, bidSize, ask, askSize);
    }
}
