package io.sapphire.simulator.market;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Everything displayed in one market, kept current by changes. Not thread-safe. */
public final class Book {
    private final NavigableMap<Price, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Price, Long> asks = new TreeMap<>();

    public void apply(LevelChange change) {
        var levels = side(change.side());
        if (change.quantityE8() == 0) {
            levels.remove(change.price());
        } else {
            levels.put(change.price(), change.quantityE8());
        }
    }

    /** Prices with their size in 1e-8 units, the best first; a view. */
    public NavigableMap<Price, Long> levels(Side side) {
        return Collections.unmodifiableNavigableMap(side(side));
    }

    /** 1e-8 units; 0 if nothing is displayed there. */
    public long displayed(Side side, Price price) {
        return side(side).getOrDefault(price, 0L);
    }

    public Optional<BookLevel> best(Side side) {
        var first = side(side).firstEntry();
        return first == null ? Optional.empty() : Optional.of(level(first.getKey(), first.getValue()));
    }

    /** The middle of the best bid and ask, rounded down to 1e-8; nothing if a side is empty. */
    public Optional<Price> mid() {
        if (bids.isEmpty() || asks.isEmpty()) {
            return Optional.empty();
        }
        long bid = bids.firstKey().e8();
        return Optional.of(new Price(bid + (asks.firstKey().e8() - bid) / 2));
    }

    /** The best levels, at most so many a side. */
    public OrderBook top(int levels) {
        return new OrderBook(top(Side.BUY, levels), top(Side.SELL, levels));
    }

    private List<BookLevel> top(Side side, int levels) {
        return side(side).entrySet().stream()
                .limit(levels)
                .map(entry -> level(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static BookLevel level(Price price, long quantityE8) {
        return new BookLevel(price, new Quantity(quantityE8));
    }

    private NavigableMap<Price, Long> side(Side side) {
        return switch (side) {
            case BUY -> bids;
            case SELL -> asks;
        };
    }
}
