package io.sapphire.domain.market;

import java.util.List;
import java.util.Optional;

/**
 * The best levels of one market at one moment.
 *
 * @param bids highest price first
 * @param asks lowest price first
 */
public record OrderBook(List<BookLevel> bids, List<BookLevel> asks) {
    public static final OrderBook EMPTY = new OrderBook(List.of(), List.of());

    public OrderBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** The middle of the best bid and ask, rounded down to 1e-8; nothing if a side is empty. */
    public Optional<Price> mid() {
        if (bids.isEmpty() || asks.isEmpty()) {
            return Optional.empty();
        }
        long bid = bids.getFirst().price().e8();
        long ask = asks.getFirst().price().e8();
        return Optional.of(new Price(bid + (ask - bid) / 2));
    }

    /** Where an order on this side would trade first; nothing if nobody rests there. */
    public Optional<Price> touch(Side aggressor) {
        var levels = aggressor == Side.BUY ? asks : bids;
        return levels.isEmpty()
                ? Optional.empty()
                : Optional.of(levels.getFirst().price());
    }
}
