package io.sapphire.simulator.feed.raw;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.LevelChange;
import java.time.Instant;
import java.util.List;

/** One message of a futures venue, as it was recorded or comes in. */
public sealed interface RawFrame {

    /** The venue's name of the market; empty if the message does not carry it. */
    String symbol();

    /** When it happened, by the venue's clock. */
    Instant time();

    /**
     * @param firstId of the updates in it
     * @param lastId of the updates in it
     * @param previousId last update of the message before
     */
    record Depth(String symbol, long firstId, long lastId, long previousId, List<LevelChange> changes, Instant time)
            implements RawFrame {}

    /** The whole book, from the venue's REST interface. */
    record Snapshot(long lastId, List<LevelChange> levels, Instant time) implements RawFrame {

        @Override
        public String symbol() {
            return "";
        }
    }

    record Ticker(String symbol, BookLevel bid, BookLevel ask, Instant time) implements RawFrame {}

    record Print(String symbol, long id, Price price, Quantity quantity, Side aggressor, Instant time)
            implements RawFrame {

        /** Moved to another time. */
        public Trade trade(Instant at) {
            return new Trade(id, price, quantity, aggressor, at);
        }
    }

    /** @param nextFunding when funding is settled next, at this rate */
    record Mark(String symbol, Price mark, Rate fundingRate, Instant nextFunding, Instant time) implements RawFrame {}

    /** A trade without price or quantity: the venue's own bookkeeping. */
    record Nothing(String symbol, Instant time) implements RawFrame {}
}
