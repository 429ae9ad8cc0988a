package io.sapphire.simulator.market;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import java.time.Instant;
import java.util.List;

/** One thing that happened in a market. */
public sealed interface MarketEvent {
    Symbol symbol();

    /** By the venue's clock. */
    Instant eventTime();

    record Traded(Symbol symbol, Trade trade) implements MarketEvent {

        @Override
        public Instant eventTime() {
            return trade.eventTime();
        }
    }

    /** Levels whose size changed; all others stay as they are. */
    record BookChanged(Symbol symbol, List<LevelChange> changes, Instant eventTime) implements MarketEvent {

        public BookChanged {
            changes = List.copyOf(changes);
        }
    }

    /** The mark and the funding of a market that is followed while it trades, as its venue publishes them. */
    record Marked(Symbol symbol, Price mark, Rate fundingRate, Instant nextFunding, Instant eventTime)
            implements MarketEvent {}

    /** The best bid and ask, as the venue quoted them. */
    record Quoted(Symbol symbol, BookLevel bid, BookLevel ask, Instant eventTime) implements MarketEvent {}
}
