package io.sapphire.coordinator.core;

import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Symbol;
import java.util.Map;
import java.util.TreeMap;

/**
 * The operator's hands: one on all trading, one on every market that was latched by itself. Whatever is stricter holds,
 * and each is let go of by itself. For one thread at a time.
 */
final class Latches {
    private final Map<Symbol, Latch> markets = new TreeMap<>();
    private Latch all = Latch.OPEN;

    void lay(Scope scope, Latch latch) {
        switch (scope) {
            case Scope.All _ -> all = over(all, latch);
            case Scope.Market(var symbol) -> markets.put(symbol, over(own(symbol), latch));
        }
    }

    /** Whoever halts once more does not mean that positions shall stay open. */
    private static Latch over(Latch before, Latch latch) {
        return before.flattening() && latch.state() == TradingState.HALTED ? latch.flatten() : latch;
    }

    void flatten(Scope scope) {
        switch (scope) {
            case Scope.All _ -> all = all.flatten();
            case Scope.Market(var symbol) -> markets.put(symbol, own(symbol).flatten());
        }
    }

    /** On all trading. */
    Latch all() {
        return all;
    }

    /** The markets that are held back by themselves, in symbol order. */
    Map<Symbol, Latch> held() {
        var held = new TreeMap<>(markets);
        held.values().removeIf(latch -> latch.state() == TradingState.ACTIVE);
        return held;
    }

    /** Lets go of what a throttle, and nobody else, holds. */
    void rearm(Symbol symbol) {
        if (own(symbol).operator().equals(Latch.THROTTLED.operator())) {
            markets.remove(symbol);
        }
    }

    private Latch own(Symbol symbol) {
        return markets.getOrDefault(symbol, Latch.OPEN);
    }

    TradingState state(Symbol symbol) {
        var own = own(symbol).state();
        return own.compareTo(all.state()) > 0 ? own : all.state();
    }

    boolean flattening(Symbol symbol) {
        return all.flattening() || own(symbol).flattening();
    }

    /** All that it remembers. */
    record Memory(Map<Symbol, Latch> markets, Latch all) {}

    Memory memory() {
        return new Memory(new TreeMap<>(markets), all);
    }

    void recall(Memory memory) {
        markets.putAll(memory.markets());
        all = memory.all();
    }
}
