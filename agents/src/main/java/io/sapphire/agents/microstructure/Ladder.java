package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.LastQuote;
import io.sapphire.agents.indicator.Quote;
import io.sapphire.domain.market.OrderBook;
import java.util.stream.Stream;

/** The best levels of a book, kept without allocating. */
final class Ladder {
    private static final int LEVELS = 5;

    private final LastQuote[] levels =
            Stream.generate(LastQuote::new).limit(LEVELS).toArray(LastQuote[]::new);
    private int size;

    /** Those that both sides have. */
    void take(OrderBook book) {
        size = Math.min(LEVELS, Math.min(book.bids().size(), book.asks().size()));
        for (int level = 0; level < size; level++) {
            levels[level].keep(book.bids().get(level), book.asks().get(level));
        }
    }

    void copy(Ladder other) {
        size = other.size;
        for (int level = 0; level < size; level++) {
            levels[level].keep(other.level(level));
        }
    }

    /** The best level is; one further down cannot be worse. */
    boolean isSound() {
        return size > 0 && best().isSound();
    }

    Quote best() {
        return level(0);
    }

    Quote level(int number) {
        return levels[number];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }
}
