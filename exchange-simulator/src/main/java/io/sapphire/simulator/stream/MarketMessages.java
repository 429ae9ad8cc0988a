package io.sapphire.simulator.stream;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.VenueFill;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/** Market facts in the venue's words. */
final class MarketMessages {
    static final String TRADE = "aggTrade";
    static final String DEPTH = "depthUpdate";
    static final String QUOTE = "bookTicker";
    static final String FORCED = "forceOrder";
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
        mark(json, marked.mark(), marked.fundingRate(), marked.nextFunding());
    }

    /** Index and estimate are the mark. */
    static void mark(JsonGenerator json, Price mark, Rate fundingRate, Instant nextFunding) {
        Json.decimal(json, "p", mark);
        Json.decimal(json, "i", mark);
        Json.decimal(json, "P", mark);
        Json.decimal(json, "r", fundingRate);
        Json.time(json, "T", nextFunding);
    }

    /** An order the venue sent for somebody who could not carry a position. */
    static byte[] forced(long sequence, OrderView view, VenueFill fill) {
        return Json.object(json -> {
            json.writeStringProperty("e", FORCED);
            Json.time(json, "E", fill.eventTime());
            Json.object(json, "o", fields -> {
                Json.decimal(fields, "s", fill.symbol());
                fields.writeStringProperty("S", fill.side().name());
                fields.writeStringProperty("o", OrderWords.originalType(view));
                fields.writeStringProperty("f", OrderWords.timeInForce(view.order()));
                Json.e8(fields, "q", view.order().quantityE8());
                Json.decimal(fields, "p", fill.price());
                Json.decimal(fields, "ap", view.averagePrice());
                fields.writeStringProperty("X", view.status().name());
                Json.decimal(fields, "l", fill.quantity());
                Json.e8(fields, "z", view.executedE8());
                Json.time(fields, "T", fill.eventTime());
            });
            json.writeNumberProperty("simSeq", sequence);
        });
    }
}
