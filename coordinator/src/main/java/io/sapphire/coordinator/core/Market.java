package io.sapphire.coordinator.core;

import io.sapphire.coordinator.sizing.SizingRules;
import io.sapphire.coordinator.sizing.Volatility;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the core knows of one market. For one thread at a time. */
final class Market {
    private final Listing listing;
    private final Volatility volatility;
    private Optional<MarketFrame> last = Optional.empty();
    private Instant lastUsable = Instant.EPOCH;
    private long closedRound;
    private long invalidBooks;

    Market(Listing listing, SizingRules sizing) {
        this.listing = listing;
        this.volatility = new Volatility(sizing.assumedVolatility(), sizing.volatilityHalfLife());
    }

    void observe(MarketFrame frame) {
        last = Optional.of(frame);
        volatility.observe(frame.mark(), frame.end());
        if (frame.bookValid()) {
            lastUsable = frame.end();
        } else {
            invalidBooks++;
        }
    }

    void closeRound(long frame) {
        closedRound = frame;
    }

    Listing listing() {
        return listing;
    }

    Optional<MarketFrame> last() {
        return last;
    }

    /** Number of the last frame, 0 before the first. */
    long lastFrame() {
        return last.map(MarketFrame::number).orElse(0L);
    }

    long closedRound() {
        return closedRound;
    }

    /** Frames whose book could not be used. */
    long invalidBooks() {
        return invalidBooks;
    }

    /** One standard deviation of a day's return. */
    Rate volatility() {
        return volatility.daily();
    }

    Duration age(Instant now) {
        return Duration.between(lastUsable, now);
    }

    /** All that it remembers. */
    record Memory(
            Symbol symbol,
            Optional<MarketFrame> last,
            Volatility.Memory volatility,
            Instant lastUsable,
            long closedRound,
            long invalidBooks) {}

    Memory memory() {
        return new Memory(listing.symbol(), last, volatility.memory(), lastUsable, closedRound, invalidBooks);
    }

    void recall(Memory memory) {
        last = memory.last();
        volatility.recall(memory.volatility());
        lastUsable = memory.lastUsable();
        closedRound = memory.closedRound();
        invalidBooks = memory.invalidBooks();
    }
}
