package io.sapphire.exchange.aster.stream;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.marketdata.Levels;
import io.sapphire.exchange.marketdata.MarketEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads market streams, wrapped with the name of their stream or not. Used by one thread. */
public final class MarketMessages {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String SEQUENCE = "simSeq";

    private final Map<String, Symbol> symbols = new HashMap<>();
    private final DepthReader depth = new DepthReader(this::symbol);

    /** @throws RuntimeException if it is not understood */
    public MarketMessage read(byte[] bytes) {
        return depth.read(bytes).orElseGet(() -> readTree(bytes));
    }

    /** As {@link #read}, whatever JSON it is. */
    MarketMessage readTree(byte[] bytes) {
        var message = JSON.readTree(bytes);
        var data = message.has("data") ? message.path("data") : message;
        long sequence = Fields.number(data.has(SEQUENCE) ? data.path(SEQUENCE) : message.path(SEQUENCE), 0);
        return new MarketMessage(event(data), sequence);
    }

    private Optional<MarketEvent> event(JsonNode data) {
        return switch (data.path("e").asString("")) {
            case "aggTrade" -> trade(data);
            case "depthUpdate" -> Optional.of(change(data));
            case "bookTicker" -> Optional.of(new MarketEvent.Quoted(symbol(data), timeOf(data)));
            case "markPriceUpdate" -> Optional.of(mark(data));
            default -> Optional.empty();
        };
    }

    private Optional<MarketEvent> trade(JsonNode data) {
        return trade(data, "a").map(trade -> new MarketEvent.Traded(symbol(data), trade));
    }

    /** A trade row of a stream or of the REST side; nothing for a trade of nothing. */
    public static Optional<Trade> trade(JsonNode row, String id) {
        long quantity = Fields.e8(row.path("q"));
        if (quantity == 0) {
            return Optional.empty();
        }
        return Optional.of(new Trade(
                Fields.number(row.path(id), 0),
                new Price(Fields.e8(row.path("p"))),
                new Quantity(quantity),
                // The buyer was the maker: the seller crossed the spread.
                Fields.flag(row.path("m")) ? Side.SELL : Side.BUY,
                Fields.time(row.path("T"))));
    }

    private MarketEvent change(JsonNode data) {
        return new MarketEvent.BookChanged(
                symbol(data),
                Fields.number(data.path("U"), 0),
                Fields.number(data.path("u"), 0),
                Fields.number(data.path("pu"), 0),
                levels(data.path("b")),
                levels(data.path("a")),
                timeOf(data));
    }

    public static Levels levels(JsonNode rows) {
        var levels = new Levels.Collector();
        for (var row : rows) {
            levels.add(Fields.e8(row.path(0)), Fields.e8(row.path(1)));
        }
        return levels.levels();
    }

    private MarketEvent mark(JsonNode data) {
        return new MarketEvent.Marked(
                symbol(data),
                new Price(Fields.e8(data.path("p"))),
                new Rate(Fields.e8(data.path("r"))),
                Fields.time(data.path("T")),
                Fields.time(data.path("E")));
    }

    /** When it happened; if the venue does not say, when it was sent. */
    private static Instant timeOf(JsonNode data) {
        return Fields.time(data.path(data.has("T") ? "T" : "E"));
    }

    private Symbol symbol(JsonNode data) {
        return symbol(data.path("s").asString());
    }

    private Symbol symbol(String name) {
        return symbols.computeIfAbsent(name, Symbol::new);
    }
}
