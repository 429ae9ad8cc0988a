package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import java.time.Instant;

/** One thing the venue showed of one market. */
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

    /**
     * Some levels changed.
     *
     * @param firstId the venue's number of the first change in it
     * @param lastId the venue's number of the last change in it
     * @param previousId {@code lastId} of the message before it
     */
    record BookChanged(
            Symbol symbol, long firstId, long lastId, long previousId, Levels bids, Levels asks, Instant eventTime)
            implements MarketEvent {}

    /** The whole book, or the top of it. @param lastId the last change that is in it */
    record BookRead(Symbol symbol, long lastId, Levels bids, Levels asks, Instant eventTime) implements MarketEvent {}

    /** The best bid or ask changed. */
    record Quoted(Symbol symbol, Instant eventTime) implements MarketEvent {}

    /** @param fundingRate of the running interval, which is settled at {@code nextFunding} */
    record Marked(Symbol symbol, Price mark, Rate fundingRate, Instant nextFunding, Instant eventTime)
            implements MarketEvent {}
}
