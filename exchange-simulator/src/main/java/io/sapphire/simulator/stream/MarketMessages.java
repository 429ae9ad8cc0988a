package io.sapphire.simulator.stream;

import io.sapphire.domain.market.Side;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.json.Json;
import tools.jackson.core.JsonGenerator;

/** Market facts in the venue's words. */
final class MarketMessages {
    static final String TRADE = "aggTrade";
    static final String DEPTH = "depthUpdate";
    static final String QUOTE = "bookTicker";
    static final String MARK = "markPriceUpdate";

    private MarketMessages() {}

    static byte[] write(long sequence, MarketFact fact) {
        return Json.object(json -> {
            switch (fact) {
                case MarketFact.Traded traded -> trade(json, traded);
                case MarketFact.BookMoved moved -> depth(json, moved);
                case MarketFact.Quoted quoted -> quote(json, quoted);
                case MarketFact.Marked marked -> mark(json, marked);
            }
            json.writeNumberProperty("simSeq", sequence);
        });
    }

    private static void trade(JsonGenerator json, MarketFact.Traded traded) {
        var trade = traded.trade();
        json.writeStringProperty("e", TRADE);
        Json.time(json, "E", trade.eventTime());
        Json.decimal(json, "s", traded.symbol());
        json.writeNumberProperty("a", trade.id());
        Json.decimal(json, "p", trade.price());
        Json.decimal(json, "q", trade.quantity());
        json.writeNumberProperty("f", trade.id());
        json.writeNumberProperty("l", trade.id());
        Json.time(json, "T", trade.eventTime());
        json.writeBooleanProperty("m", trade.aggressor() == Side.SELL);
    }

    /** The first id repeats the last of the message before, so that a snapshot with any id finds the message to start with. */
    private static void depth(JsonGenerator json, MarketFact.BookMoved moved) {
        json.writeStringProperty("e", DEPTH);
        Json.time(json, "E", moved.eventTime());
        Json.time(json, "T", moved.eventTime());
        Json.decimal(json, "s", moved.symbol());
        json.writeNumberProperty("U", moved.bookId() - 1);
        json.writeNumberProperty("u", moved.bookId());
        json.writeNumberProperty("pu", moved.bookId() - 1);
        changes(json, "b", moved, Side.BUY);
        changes(json, "a", moved, Side.SELL);
    }

    private static void changes(JsonGenerator json, String name, MarketFact.BookMoved moved, Side side) {
        json.writeArrayPropertyStart(name);
        for (var change : moved.changes()) {
            if (change.side() == side) {
                Json.level(json, change.price().e8(), change.quantityE8());
            }
        }
        json.writeEndArray();
    }

    private static void quote(JsonGenerator json, MarketFact.Quoted quoted) {
        json.writeStringProperty("e", QUOTE);
        json.writeNumberProperty("u", quoted.bookId());
        Json.time(json, "E", quoted.eventTime());
        Json.time(json, "T", quoted.eventTime());
        Json.decimal(json, "s", quoted.symbol());
        Json.decimal(json, "b", quoted.bid().price());
        Json.decimal(json, "B", quoted.bid().quantity());
        Json.decimal(json, "a", quoted.ask().price());
        Json.decimal(json, "A", quoted.ask().quantity());
    }

    private static void mark(JsonGenerator json, MarketFact.Marked marked) {
        json.writeStringProperty("e", MARK);
        Json.time(json, "E", marked.eventTime());
        Json.decimal(json, "s", marked.symbol());
        Json.decimal(json, "p", marked.mark());
        Json.decimal(json, "i", marked.mark());
        Json.decimal(json, "P", marked.mark());
        Json.decimal(json, "r", marked.fundingRate());
        Json.time(json, "T", marked.nextFunding());
    }
}
