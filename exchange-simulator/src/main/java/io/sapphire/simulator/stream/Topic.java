package io.sapphire.simulator.stream;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.MarketFact;
import java.util.Locale;
import java.util.Optional;

/** One stream of market messages. Speeds a client may append to its name make no difference: see {@link #parse}. */
record Topic(Symbol symbol, Kind kind) {

    enum Kind {
        DEPTH,
        TRADES,
        QUOTES,
        MARKS
    }

    /**
     * A stream by the name a client gives it, for example {@code btcusdt@depth@100ms}. Depth comes with every change of
     * the book and marks every 3 s whatever speed is asked for.
     *
     * @return nothing if there is no such stream
     */
    static Optional<Topic> parse(String name) {
        int at = name.indexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        var symbol = symbol(name.substring(0, at));
        return kind(name.substring(at + 1)).flatMap(kind -> symbol.map(known -> new Topic(known, kind)));
    }

    static Topic of(MarketFact fact) {
        var kind = switch (fact) {
            case MarketFact.Traded _ -> Kind.TRADES;
            case MarketFact.BookMoved _ -> Kind.DEPTH;
            case MarketFact.Quoted _ -> Kind.QUOTES;
            case MarketFact.Marked _ -> Kind.MARKS;
        };
        return new Topic(fact.symbol(), kind);
    }

    private static Optional<Kind> kind(String name) {
        return switch (name) {
            case "depth", "depth@100ms", "depth@500ms" -> Optional.of(Kind.DEPTH);
            case "aggTrade" -> Optional.of(Kind.TRADES);
            case "bookTicker" -> Optional.of(Kind.QUOTES);
            case "markPrice", "markPrice@1s" -> Optional.of(Kind.MARKS);
            default -> Optional.empty();
        };
    }

    private static Optional<Symbol> symbol(String lowerCase) {
        return lowerCase.matches("[a-z0-9]{2,20}")
                ? Optional.of(new Symbol(lowerCase.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }
}
