package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts the entries that traded, market by market. Too many within a span are taken for a machine that repeats itself:
 * the market stays off until an operator re-arms it (RTS 6, article 15). For one thread at a time.
 */
public final class Throttle {
    private final Map<Symbol, Map<OrderId, Instant>> executed = new HashMap<>();
    private final TreeSet<Symbol> off = new TreeSet<>();

    /** Takes note of a fill of an entry; its further fills count no more. */
    public void executed(Symbol symbol, OrderId order, Instant now, int most, Duration within) {
        var orders = executed.computeIfAbsent(symbol, _ -> new LinkedHashMap<>());
        orders.putIfAbsent(order, now);
        orders.values().removeIf(time -> !time.isAfter(now.minus(within)));
        if (orders.size() >= most) {
            off.add(symbol);
        }
    }

    /** Whether entries of a market stay off. */
    public boolean isOff(Symbol symbol) {
        return off.contains(symbol);
    }

    /** Lets entries pass again, and forgets what they were counted by. */
    public void rearm(Symbol symbol) {
        off.remove(symbol);
        executed.remove(symbol);
    }
}
