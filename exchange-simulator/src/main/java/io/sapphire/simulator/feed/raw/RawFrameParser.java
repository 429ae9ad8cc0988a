package io.sapphire.simulator.feed.raw;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.market.LevelChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads messages of a futures venue: those of its streams, with or without their wrapper, and the snapshot of its book. In
 * a recording each stands on a line {@code <local ns> <json>}.
 */
public final class RawFrameParser {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RawFrameParser() {}

    /** @throws IllegalArgumentException or ArithmeticException if the line is something else */
    static RawFrame parse(String line) {
        return message(line.substring(afterStamp(line)));
    }

    /** @throws IllegalArgumentException or ArithmeticException if it is something else */
    public static RawFrame message(String json) {
        try {
            var message = JSON.readTree(json);
            return frame(message.has("data") ? message.get("data") : message);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("not JSON", malformed);
        }
    }

    private static int afterStamp(String line) {
        int space = line.indexOf(' ');
        if (space <= 0 || !line.substring(0, space).chars().allMatch(Character::isDigit)) {
            throw new IllegalArgumentException("no time stamp");
        }
        return space + 1;
    }

    private static RawFrame frame(JsonNode message) {
        if (message.has("lastUpdateId")) {
            return new RawFrame.Snapshot(
                    number(message, "lastUpdateId"), levels(message, "bids", "asks"), time(message));
        }
        return switch (text(message, "e")) {
            case "depthUpdate" ->
                new RawFrame.Depth(
                        text(message, "s"),
                        number(message, "U"),
                        number(message, "u"),
                        number(message, "pu"),
                        levels(message, "b", "a"),
                        time(message));
            case "bookTicker" ->
                new RawFrame.Ticker(
                        text(message, "s"), level(message, "b", "B"), level(message, "a", "A"), time(message));
            case "trade" -> print(message, "t");
            case "aggTrade" -> print(message, "a");
            case "markPriceUpdate" -> mark(message);
            case String other -> throw new IllegalArgumentException("unknown event " + other);
        };
    }

    private static RawFrame print(JsonNode message, String id) {
        long price = decimal(message, "p");
        long quantity = decimal(message, "q");
        if (price == 0 || quantity == 0) {
            return new RawFrame.Nothing(text(message, "s"), time(message));
        }
        // m: the buyer was the one that waited
        var aggressor = field(message, "m").asBoolean() ? Side.SELL : Side.BUY;
        return new RawFrame.Print(
                text(message, "s"),
                number(message, id),
                new Price(price),
                new Quantity(quantity),
                aggressor,
                time(message));
    }

    /** Its T is not when it happened but when funding is settled next. */
    private static RawFrame mark(JsonNode message) {
        return new RawFrame.Mark(
                text(message, "s"),
                new Price(decimal(message, "p")),
                new Rate(decimal(message, "r")),
                time(message),
                Instant.ofEpochMilli(number(message, "E")));
    }

    private static List<LevelChange> levels(JsonNode message, String bids, String asks) {
        var levels = new ArrayList<LevelChange>();
        addLevels(levels, Side.BUY, field(message, bids));
        addLevels(levels, Side.SELL, field(message, asks));
        return levels;
    }

    private static void addLevels(List<LevelChange> levels, Side side, JsonNode rows) {
        for (var row : rows) {
            var price = new Price(Fixed.parse(row.path(0).asString()));
            levels.add(new LevelChange(side, price, Fixed.parse(row.path(1).asString())));
        }
    }

    private static BookLevel level(JsonNode message, String price, String quantity) {
        return new BookLevel(new Price(decimal(message, price)), new Quantity(decimal(message, quantity)));
    }

    private static long decimal(JsonNode message, String name) {
        return Fixed.parse(text(message, name));
    }

    private static Instant time(JsonNode message) {
        return Instant.ofEpochMilli(number(message, "T"));
    }

    private static long number(JsonNode message, String name) {
        return field(message, name).asLong();
    }

    private static String text(JsonNode message, String name) {
        return field(message, name).asString();
    }

    private static JsonNode field(JsonNode message, String name) {
        var field = message.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return field;
    }
}
