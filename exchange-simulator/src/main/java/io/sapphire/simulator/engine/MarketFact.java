package io.sapphire.simulator.engine;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.LevelChange;
import java.time.Instant;
import java.util.List;

/** One thing the venue tells everybody. */
public sealed interface MarketFact {
    Symbol symbol();

    record Traded(Symbol symbol, Trade trade) implements MarketFact {}

    /** @param bookId of the book after the changes; the one before is smaller by 1 */
    record BookMoved(Symbol symbol, List<LevelChange> changes, long bookId, Instant eventTime) implements MarketFact {}

    record Quoted(Symbol symbol, BookLevel bid, BookLevel ask, long bookId, Instant eventTime) implements MarketFact {}

    /** @param nextFunding when funding is settled next, at this rate */
    record Marked(Symbol symbol, Price mark, Rate fundingRate, Instant nextFunding, Instant eventTime)
            implements MarketFact {}
}
