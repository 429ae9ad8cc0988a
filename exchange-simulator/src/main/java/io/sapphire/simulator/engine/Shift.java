package io.sapphire.simulator.engine;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.market.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/** Moves everything that happens in a market by the same amount. Levels that would be at zero or below are left out. */
final class Shift {
    private long e8;

    long e8() {
        return e8;
    }

    /** @param more price units, in 1e-8 units */
    void add(long more) {
        e8 = Math.addExact(e8, more);
    }

    MarketEvent apply(MarketEvent event) {
        if (e8 == 0) {
            return event;
        }
        return switch (event) {
            case MarketEvent.Traded(var symbol, Trade trade) ->
                new MarketEvent.Traded(
                        symbol,
                        new Trade(
                                trade.id(),
                                apply(trade.price()),
                                trade.quantity(),
                                trade.aggressor(),
                                trade.eventTime()));
            case MarketEvent.BookChanged(var symbol, var changes, var time) ->
                new MarketEvent.BookChanged(symbol, apply(changes), time);
            case MarketEvent.Quoted(var symbol, BookLevel bid, BookLevel ask, var time) ->
                new MarketEvent.Quoted(
                        symbol,
                        new BookLevel(apply(bid.price()), bid.quantity()),
                        new BookLevel(apply(ask.price()), ask.quantity()),
                        time);
            case MarketEvent.Marked(var symbol, var mark, var rate, var next, var time) ->
                new MarketEvent.Marked(symbol, apply(mark), rate, next, time);
        };
    }

    private List<LevelChange> apply(List<LevelChange> changes) {
        var shifted = new ArrayList<LevelChange>();
        for (var change : changes) {
            if (change.price().e8() + e8 > 0) {
                shifted.add(new LevelChange(change.side(), apply(change.price()), change.quantityE8()));
            }
        }
        return shifted;
    }

    /** At least the smallest price there is. */
    private Price apply(Price price) {
        return new Price(Math.max(1, Math.addExact(price.e8(), e8)));
    }
}
