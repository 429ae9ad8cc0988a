package io.sapphire.simulator.market;

import io.sapphire.domain.market.Trade;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest trades of one market. */
public final class TradeHistory {
    private static final int CAPACITY = 50_000;

    private final Deque<Trade> trades = new ArrayDeque<>();

    public void add(Trade trade) {
        trades.add(trade);
        if (trades.size() > CAPACITY) {
            trades.remove();
        }
    }

    /** Oldest first. */
    public List<Trade> first(Predicate<Trade> wanted, int limit) {
        return trades.stream().filter(wanted).limit(limit).toList();
    }

    /** Oldest first. */
    public List<Trade> last(int limit) {
        return trades.stream().skip(Math.max(0, trades.size() - limit)).toList();
    }
}
