package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Trade;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest trades of one market. */
final class TradeHistory {
    private static final int CAPACITY = 50_000;

    private final Deque<Trade> trades = new ArrayDeque<>();

    void add(Trade trade) {
        trades.add(trade);
        if (trades.size() > CAPACITY) {
            trades.remove();
        }
    }

    /** Oldest first. */
    List<Trade> first(Predicate<Trade> wanted, int limit) {
        return trades.stream().filter(wanted).limit(limit).toList();
    }

    /** Oldest first. */
    List<Trade> last(int limit) {
        return trades.stream().skip(Math.max(0, trades.size() - limit)).toList();
    }
}
