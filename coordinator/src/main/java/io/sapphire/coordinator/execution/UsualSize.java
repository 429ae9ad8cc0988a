package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the last entries of a market were worth. For one thread at a time. */
final class UsualSize {
    private static final int KEPT = 20;
    private static final int ENOUGH = 5;

    private final Map<Symbol, Deque<Money>> entries = new HashMap<>();

    void add(Symbol symbol, Money worth) {
        var kept = entries.computeIfAbsent(symbol, _ -> new ArrayDeque<>(KEPT));
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(worth);
    }

    /** Mean worth of the last 20 entries; zero before there were five. */
    Money of(Symbol symbol) {
        var kept = entries.getOrDefault(symbol, new ArrayDeque<>());
        if (kept.size() < ENOUGH) {
            return Money.ZERO;
        }
        var sum = kept.stream().reduce(Money.ZERO, Money::plus);
        return new Money(sum.e8() / kept.size());
    }

    Map<Symbol, List<Money>> memory() {
        var memory = new TreeMap<Symbol, List<Money>>();
        entries.forEach((symbol, kept) -> memory.put(symbol, List.copyOf(kept)));
        return memory;
    }

    void recall(Map<Symbol, List<Money>> memory) {
        memory.forEach((symbol, kept) -> entries.put(symbol, new ArrayDeque<>(kept)));
    }
}
