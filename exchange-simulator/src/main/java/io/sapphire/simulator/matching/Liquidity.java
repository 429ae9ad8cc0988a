package io.sapphire.simulator.matching;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.LevelChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The displayed book less what we have taken from it. What we took from a level stays taken until the recording says
 * something new about that level; otherwise the same offer would be hit twice.
 */
public final class Liquidity {
    private final Book book = new Book();
    private final Map<Level, Long> taken = new HashMap<>();

    private record Level(Side side, Price price) {}

    public void apply(LevelChange change) {
        book.apply(change);
        taken.remove(new Level(change.side(), change.price()));
    }

    /** Forgets what we took: for a book that will never be refreshed again. */
    public void refresh() {
        taken.clear();
    }

    /** As recorded: without our orders and with what we took. */
    public Book displayed() {
        return book;
    }

    /** What rests at a price and is not taken, in 1e-8 units. */
    public long available(Side side, Price price) {
        return Math.max(0, book.displayed(side, price) - taken.getOrDefault(new Level(side, price), 0L));
    }

    /** The best level on which something is left. */
    public Optional<BookLevel> best(Side side) {
        for (var price : book.levels(side).keySet()) {
            long available = available(side, price);
            if (available > 0) {
                return Optional.of(new BookLevel(price, new Quantity(available)));
            }
        }
        return Optional.empty();
    }

    /** What an order would get at once, the best price first, without taking it. */
    public List<Match> walk(Side aggressor, long quantityE8, Predicate<Price> acceptable) {
        var matches = new ArrayList<Match>();
        long open = quantityE8;
        for (var price : book.levels(aggressor.opposite()).keySet()) {
            if (open == 0 || !acceptable.test(price)) {
                break;
            }
            long part = Math.min(open, available(aggressor.opposite(), price));
            if (part > 0) {
                matches.add(new Match(price, new Quantity(part)));
                open -= part;
            }
        }
        return matches;
    }

    public void take(Side aggressor, Match match) {
        taken.merge(
                new Level(aggressor.opposite(), match.price()), match.quantity().e8(), Math::addExact);
    }
}
