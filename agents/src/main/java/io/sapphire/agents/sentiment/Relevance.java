package io.sapphire.agents.sentiment;

import io.sapphire.domain.market.Symbol;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How much a headline is about a market: by its name, by the whole market's words, or not at all. */
record Relevance(Set<String> names) {
    private static final double MARKET_WIDE = 0.3;
    private static final Map<String, Set<String>> NAMES = Map.of(
            "BTC", Set.of("bitcoin"),
            "ETH", Set.of("ethereum", "ether"),
            "SOL", Set.of("solana"),
            "XRP", Set.of("ripple"),
            "DOGE", Set.of("dogecoin"),
            "ADA", Set.of("cardano"),
            "BNB", Set.of("binance"),
            "LTC", Set.of("litecoin"));
    private static final Set<String> EVERYBODYS = Set.of(
            "crypto",
            "cryptocurrency",
            "cryptocurrencies",
            "fed",
            "rates",
            "inflation",
            "stablecoin",
            "markets",
            "sec",
            "exchange",
            "recession",
            "tariffs");

    static Relevance of(Symbol symbol) {
        var base = symbol.value().replaceFirst("(USDT|USDC|USD|BUSD)$", "");
        var names = new HashSet<>(NAMES.getOrDefault(base, Set.of()));
        names.addAll(Words.of(base).all());
        return new Relevance(Set.copyOf(names));
    }

    /** From 0 to 1. */
    double of(Words words) {
        if (words.all().stream().anyMatch(names::contains)) {
            return 1;
        }
        return words.all().stream().anyMatch(EVERYBODYS::contains) ? MARKET_WIDE : 0;
    }
}
