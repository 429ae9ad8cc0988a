package io.sapphire.simulator.feed.derived;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.LevelChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plausible book for a market of which only trades were recorded. It knows trades up to now and nothing else.
 *
 * <ul>
 *   <li>Touch: a buy lifts the ask, so the ask is the last buy's price and the bid one spread below it; a sell mirrored.
 *   <li>Spread: exponential average (weight 1/8) of the price change wherever the aggressor turns, which is the bounce
 *       between bid and ask; one observation counts for at most four times the average; at least one tick. Trades made
 *       of bars do not bounce: there it is a fixed part of the price.
 *   <li>Depth: nine more levels a side on a fixed grid. Its width is the average (weight 1/64) non-zero price change
 *       between trades, at most four times counted, rounded down to 1, 2 or 5 times a power of ten ticks.
 *   <li>Sizes: the average (weight 1/64) trade size, at most eight times counted, grows by half of itself per level. A
 *       level keeps its size until it leaves the book or somebody trades at its price, which refreshes it.
 * </ul>
 *
 * All averages are whole numbers of 1e-8 units, so the book is the same on every machine.
 */
final class DerivedBook {
    private static final int LEVELS = 10;
    private static final long FIRST_SPREAD_DIVISOR = 2_000;

    private final Instrument instrument;
    private final Book book = new Book();
    private final Set<Price> traded = new HashSet<>();
    private final Optional<Rate> fixedSpread;
    private final Average spread;
    private final Average move;
    private final Average size;
    private Trade last;

    /** @param fixedSpread as a fraction of the price; nothing derives it from the bounce */
    DerivedBook(Instrument instrument, Trade first, Optional<Rate> fixedSpread) {
        this.instrument = instrument;
        this.last = first;
        this.fixedSpread = fixedSpread;
        long guess = Math.max(instrument.tick().e8(), first.price().e8() / FIRST_SPREAD_DIVISOR);
        spread = new Average(guess, instrument.tick().e8(), 8, 4);
        move = new Average(guess, instrument.tick().e8(), 64, 4);
        size = new Average(first.quantity().e8(), instrument.step().e8(), 64, 8);
    }

    void observe(Trade trade) {
        long distance = Math.abs(trade.price().e8() - last.price().e8());
        if (distance > 0) {
            move.observe(distance);
        }
        if (trade.aggressor() != last.aggressor()) {
            spread.observe(distance);
        }
        size.observe(trade.quantity().e8());
        traded.add(trade.price());
        last = trade;
    }

    /** What became different since the last call. */
    List<LevelChange> changes() {
        var changes = new ArrayList<LevelChange>();
        long touch = last.price().e8();
        if (last.aggressor() == Side.BUY) {
            changes.addAll(side(Side.BUY, touch - onTick(spread())));
            changes.addAll(side(Side.SELL, touch));
        } else {
            changes.addAll(side(Side.BUY, touch));
            changes.addAll(side(Side.SELL, touch + onTick(spread())));
        }
        traded.clear();
        changes.forEach(book::apply);
        return changes;
    }

    private long spread() {
        return fixedSpread
                .map(rate -> Fixed.multiply(last.price().e8(), rate.e8()))
                .orElseGet(spread::value);
    }

    Book book() {
        return book;
    }

    private List<LevelChange> side(Side side, long best) {
        var before = book.levels(side);
        var after = ladder(side, best);
        var changes = new ArrayList<LevelChange>();
        for (var price : before.keySet()) {
            if (!after.containsKey(price)) {
                changes.add(new LevelChange(side, price, 0));
            }
        }
        after.forEach((price, quantity) -> {
            if (!before.containsKey(price) || traded.contains(price)) {
                changes.add(new LevelChange(side, price, quantity));
            }
        });
        return changes;
    }

    private Map<Price, Long> ladder(Side side, long best) {
        var ladder = new LinkedHashMap<Price, Long>();
        long grid = grid();
        long price = best;
        for (int level = 0; level < LEVELS && price > 0; level++) {
            ladder.put(new Price(price), sizeAt(level));
            price = side == Side.BUY ? Math.floorDiv(price - 1, grid) * grid : (price / grid + 1) * grid;
        }
        return ladder;
    }

    private long sizeAt(int level) {
        long step = instrument.step().e8();
        return Math.max(step, size.value() * (2 + level) / 2 / step * step);
    }

    private long grid() {
        long tick = instrument.tick().e8();
        long widest = Math.max(tick, move.value());
        long grid = tick;
        for (long decade = tick; decade <= widest; decade *= 10) {
            grid = decade * (5 * decade <= widest ? 5 : 2 * decade <= widest ? 2 : 1);
        }
        return grid;
    }

    private long onTick(long distance) {
        long tick = instrument.tick().e8();
        return Math.max(tick, distance / tick * tick);
    }
}
