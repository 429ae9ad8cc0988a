package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Symbol;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Combined streams of everything a frame is made of, no more of them on a connection than the venue gives it. */
final class MarketStreamAddress {
    private static final List<String> KINDS = List.of("depth@100ms", "aggTrade", "bookTicker", "markPrice");

    /** Of one connection. */
    private static final int MOST_STREAMS = 200;

    static final int MOST_MARKETS = MOST_STREAMS / KINDS.size();

    private MarketStreamAddress() {}

    /** The markets of each connection. */
    static List<List<Symbol>> shares(List<Symbol> symbols) {
        return IntStream.iterate(0, from -> from < symbols.size(), from -> from + MOST_MARKETS)
                .mapToObj(from -> symbols.subList(from, Math.min(symbols.size(), from + MOST_MARKETS)))
                .toList();
    }

    /** @param symbols at most {@link #MOST_MARKETS} */
    static URI of(String baseUrl, List<Symbol> symbols) {
        var streams = symbols.stream().flatMap(MarketStreamAddress::streams).collect(Collectors.joining("/"));
        return URI.create(baseUrl + "/stream?streams=" + streams);
    }

    private static Stream<String> streams(Symbol symbol) {
        var name = symbol.value().toLowerCase(Locale.ROOT);
        return KINDS.stream().map(kind -> name + "@" + kind);
    }
}
