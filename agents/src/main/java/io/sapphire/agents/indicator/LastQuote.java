package io.sapphire.agents.indicator;

import io.sapphire.domain.market.BookLevel;

/** The quote seen last, kept without allocating: whoever holds it sees the next one in it. Nothing is bid before the first. */
public final class LastQuote implements Quote {
    private long bid;
    private long bidSize;
    private long ask;
    private long askSize;

    public void keep(BookLevel bestBid, BookLevel bestAsk) {
        bid = bestBid.price().e8();
        bidSize = bestBid.quantity().e8();
        ask = bestAsk.price().e8();
        askSize = bestAsk.quantity().e8();
    }

    public void keep(Quote quote) {
        bid = quote.bid();
        bidSize = quote.bidSize();
        ask = quote.ask();
        askSize = quote.askSize();
    }

    public void forget() {
        bidSize = 0;
        askSize = 0;
    }

    @Override
    public long bid() {
        return bid;
    }

    @Override
    public long bidSize() {
        return bidSize;
    }

    @Override
    public long ask() {
        return ask;
    }

    @Override
    public long askSize() {
        return askSize;
    }
}
