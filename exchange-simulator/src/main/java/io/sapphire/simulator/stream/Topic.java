package io.sapphire.simulator.stream;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.market.Interval;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One stream of market messages.
 *
 * @param symbol empty for all markets
 * @param detail what the kind leaves open: interval of candles, levels of a book; empty if nothing
 * @param cadence venue time from one message to the next at least; zero if every change is told
 */
record Topic(String symbol, Kind kind, String detail, Duration cadence) {
    static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF = Duration.ofMillis(500);
    private static final Duration QUARTER = Duration.ofMillis(250);
    private static final Duration TENTH = Duration.ofMillis(100);

    enum Kind {
        DEPTH,
        TRADES,
        QUOTES,
        MARKS,
        FORCED,
        TOP,
        CANDLES,
        TICKER,
        MINI_TICKER,
        MARK_SAMPLES
    }

    /**
     * A stream by the name a client gives it, for example {@code btcusdt@kline_1m}. The depth stream of changes comes
     * with every change of the book whatever speed is asked for.
     *
     * @return nothing if there is no such stream
     */
    static Optional<Topic> parse(String name) {
        if (name.startsWith("!")) {
            return ofAll(name.substring(1));
        }
        int at = name.indexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        var symbol = symbol(name.substring(0, at));
        return symbol.flatMap(known -> ofOne(known, name.substring(at + 1)));
    }

    /** What every fact is told on. */
    static Topic of(MarketFact fact) {
        return of(fact.symbol().value(), kind(fact));
    }

    /** The stream of the same for all markets. */
    Topic everywhere() {
        return new Topic("", kind, detail, cadence);
    }

    static Topic of(String symbol, Kind kind) {
        return new Topic(symbol, kind, "", Duration.ZERO);
    }

    /** Its messages show how things stand now and then. */
    boolean isSampled() {
        return !cadence.isZero();
    }

    boolean covers(Symbol market) {
        return symbol.isEmpty() || symbol.equals(market.value());
    }

    /** Of all markets at once. */
    boolean isArray() {
        return symbol.isEmpty() && isSampled();
    }

    private static Kind kind(MarketFact fact) {
        return switch (fact) {
            case MarketFact.Traded _ -> Kind.TRADES;
            case MarketFact.BookMoved _ -> Kind.DEPTH;
            case MarketFact.Quoted _ -> Kind.QUOTES;
            case MarketFact.Marked _ -> Kind.MARKS;
        };
    }

    private static Optional<Topic> ofAll(String name) {
        return switch (name) {
            case "bookTicker" -> Optional.of(of("", Kind.QUOTES));
            case "forceOrder@arr" -> Optional.of(of("", Kind.FORCED));
            case "markPrice@arr" -> Optional.of(new Topic("", Kind.MARK_SAMPLES, "", SECOND.multipliedBy(3)));
            case "markPrice@arr@1s" -> Optional.of(new Topic("", Kind.MARK_SAMPLES, "", SECOND));
            case "ticker@arr" -> Optional.of(new Topic("", Kind.TICKER, "", SECOND));
            case "miniTicker@arr" -> Optional.of(new Topic("", Kind.MINI_TICKER, "", SECOND));
            default -> Optional.empty();
        };
    }

    private static Optional<Topic> ofOne(String symbol, String name) {
        return switch (name) {
            case "depth", "depth@100ms", "depth@500ms" -> Optional.of(of(symbol, Kind.DEPTH));
            case "aggTrade" -> Optional.of(of(symbol, Kind.TRADES));
            case "bookTicker" -> Optional.of(of(symbol, Kind.QUOTES));
            case "markPrice" -> Optional.of(of(symbol, Kind.MARKS));
            case "markPrice@1s" -> Optional.of(new Topic(symbol, Kind.MARK_SAMPLES, "", SECOND));
            case "forceOrder" -> Optional.of(of(symbol, Kind.FORCED));
            case "ticker" -> Optional.of(new Topic(symbol, Kind.TICKER, "", HALF));
            case "miniTicker" -> Optional.of(new Topic(symbol, Kind.MINI_TICKER, "", HALF));
            default -> name.startsWith("kline_") ? candles(symbol, name.substring(6)) : top(symbol, name);
        };
    }

    private static Optional<Topic> candles(String symbol, String interval) {
        return Interval.of(interval).map(known -> new Topic(symbol, Kind.CANDLES, known.text(), QUARTER));
    }

    private static Optional<Topic> top(String symbol, String name) {
        if (!name.matches("depth(5|10|20)(@(100|250|500)ms)?")) {
            return Optional.empty();
        }
        int at = name.indexOf('@');
        var levels = name.substring("depth".length(), at < 0 ? name.length() : at);
        var cadence = name.endsWith("@100ms") ? TENTH : name.endsWith("@500ms") ? HALF : QUARTER;
        return Optional.of(new Topic(symbol, Kind.TOP, levels, cadence));
    }

    private static Optional<String> symbol(String lowerCase) {
        return lowerCase.matches("[a-z0-9]{2,20}") ? Optional.of(lowerCase.toUpperCase(Locale.ROOT)) : Optional.empty();
    }
}
