package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Symbol;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One combined stream of everything a frame is made of. */
final class MarketStreamAddress {
    private static final List<String> KINDS = List.of("depth@100ms", "aggTrade", "bookTicker", "markPrice");

    private MarketStreamAddress() {}

    static URI of(String baseUrl, List<Symbol> symbols) {
        var streams = symbols.stream().flatMap(MarketStreamAddress::streams).collect(Collectors.joining("/"));
        return URI.create(baseUrl + "/stream?streams=" + streams);
    }

    private static Stream<String> streams(Symbol symbol) {
        var name = symbol.value().toLowerCase(Locale.ROOT);
        return KINDS.stream().map(kind -> name + "@" + kind);
    }
}
