package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** All that it remembers. @param executed oldest first */
    public record Memory(Map<Symbol, List<Executed>> executed, List<Symbol> off) {}

    /** When an entry traded first. */
    public record Executed(OrderId order, Instant time) {}

    public Memory memory() {
        var remembered = new TreeMap<Symbol, List<Executed>>();
        executed.forEach((symbol, orders) -> remembered.put(
                symbol,
                orders.entrySet().stream()
                        .map(entry -> new Executed(entry.getKey(), entry.getValue()))
                        .toList()));
        return new Memory(remembered, List.copyOf(off));
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        memory.executed().forEach((symbol, orders) -> {
            var times = new LinkedHashMap<OrderId, Instant>();
            orders.forEach(order -> times.put(order.order(), order.time()));
            executed.put(symbol, times);
        });
        off.addAll(memory.off());
    }
}
