package io.sapphire.simulator.stream;

import io.sapphire.domain.market.Price;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.TickerJson;
import io.sapphire.simulator.market.Candles;
import io.sapphire.simulator.market.Interval;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * How markets stand, in the venue's words.
 *
 * @param shown the moment it is about; of a candle that has ended one within it
 * @param now venue time
 */
record SampleMessage(Topic topic, List<MarketState> markets, Instant shown, Instant now) {
    private static final String CANDLE = "kline";
    private static final String TICKER = "24hrTicker";
    private static final String MINI_TICKER = "24hrMiniTicker";

    /** Event type, as faults know it. */
    String name() {
        return switch (topic.kind()) {
            case CANDLES -> CANDLE;
            case TICKER -> TICKER;
            case MINI_TICKER -> MINI_TICKER;
            case TOP, DEPTH -> MarketMessages.DEPTH;
            case MARK_SAMPLES, MARKS -> MarketMessages.MARK;
            case TRADES -> MarketMessages.TRADE;
            case QUOTES -> MarketMessages.QUOTE;
            case FORCED -> MarketMessages.FORCED;
        };
    }

    /** @param marks tells the mark of a market, its funding rate and when that is paid */
    byte[] write(long sequence, MarkWords marks) {
        if (topic.isArray()) {
            return Json.array(markets, (json, market) -> fields(json, market, sequence, marks));
        }
        return Json.object(json -> fields(json, markets.getFirst(), sequence, marks));
    }

    /** Writes what is known of a mark. */
    interface MarkWords {
        void write(JsonGenerator json, MarketState market, Price mark);
    }

    private void fields(JsonGenerator json, MarketState market, long sequence, MarkWords marks) {
        json.writeStringProperty("e", name());
        Json.time(json, "E", now);
        switch (topic.kind()) {
            case CANDLES -> candle(json, market);
            case TICKER -> {
                Json.decimal(json, "s", market.symbol());
                market.candles().lastDay(now).ifPresent(day -> TickerJson.stream(json, day, market));
            }
            case MINI_TICKER -> {
                Json.decimal(json, "s", market.symbol());
                market.candles().lastDay(now).ifPresent(day -> TickerJson.mini(json, day.candle()));
            }
            case TOP -> top(json, market);
            case MARK_SAMPLES -> {
                Json.decimal(json, "s", market.symbol());
                market.mark().ifPresent(mark -> marks.write(json, market, mark));
            }
            case DEPTH, TRADES, QUOTES, MARKS, FORCED -> throw new IllegalStateException(topic + " tells every change");
        }
        json.writeNumberProperty("simSeq", sequence);
    }

    private void top(JsonGenerator json, MarketState market) {
        var book = market.book(Integer.parseInt(topic.detail()));
        Json.time(json, "T", market.bookTime());
        Json.decimal(json, "s", market.symbol());
        json.writeNumberProperty("U", market.bookId());
        json.writeNumberProperty("u", market.bookId());
        json.writeNumberProperty("pu", market.bookId() - 1);
        Json.levels(json, "b", book.bids());
        Json.levels(json, "a", book.asks());
    }

    private void candle(JsonGenerator json, MarketState market) {
        var interval = Interval.of(topic.detail()).orElseThrow();
        Json.decimal(json, "s", market.symbol());
        market.candles().current(interval, shown).ifPresent(candle -> candle(json, market, interval, candle));
    }

    private void candle(JsonGenerator json, MarketState market, Interval interval, Candles.Dated dated) {
        var candle = dated.candle();
        Json.object(json, "k", fields -> {
            Json.time(fields, "t", dated.start());
            Json.time(fields, "T", dated.end());
            Json.decimal(fields, "s", market.symbol());
            fields.writeStringProperty("i", interval.text());
            fields.writeNumberProperty("f", candle.firstId());
            fields.writeNumberProperty("L", candle.lastId());
            TickerJson.mini(fields, candle);
            fields.writeNumberProperty("n", candle.trades());
            fields.writeBooleanProperty("x", dated.end().isBefore(now));
            fields.writeStringProperty("V", TickerJson.plain(candle.takerBase()));
            fields.writeStringProperty("Q", TickerJson.plain(candle.takerQuote()));
            fields.writeStringProperty("B", "0");
        });
    }
}
