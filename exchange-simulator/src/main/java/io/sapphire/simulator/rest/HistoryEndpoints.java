package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.engine.Settlement;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.TickerJson;
import io.sapphire.simulator.market.Candles;
import io.sapphire.simulator.market.Interval;
import io.sapphire.simulator.run.VenueRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/** What happened in the markets. */
public final class HistoryEndpoints implements Endpoints {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration ANY = Duration.ofDays(36_500);
    private static final int CANDLES = 500;
    private static final int MOST_CANDLES = 1500;

    private final VenueRun run;
    private final Listed listed;

    public HistoryEndpoints(VenueRun run) {
        this.run = run;
        this.listed = new Listed(run);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("aggTrades", 20, this::aggregated, "symbol", "fromId", "startTime", "endTime", "limit"),
                Route.open("trades", 1, this::latest, "symbol", "limit"),
                Route.open("historicalTrades", 20, this::older, "symbol", "limit", "fromId"),
                Route.open(
                        "klines",
                        Weight.byCandles(),
                        this::candles,
                        "symbol",
                        "interval",
                        "startTime",
                        "endTime",
                        "limit"),
                Route.open("fundingRate", 1, this::fundingRates, "symbol", "startTime", "endTime", "limit"));
    }

    private Answer aggregated(Parameters parameters) {
        var market = listed.market(parameters);
        int limit = parameters.limit(500, 1000);
        boolean bounded = parameters.has("fromId") || parameters.has("startTime") || parameters.has("endTime");
        var trades = bounded ? market.trades(wanted(parameters), limit) : market.latestTrades(limit);
        return Answer.of(Json.array(trades, HistoryEndpoints::aggregated));
    }

    private static Predicate<Trade> wanted(Parameters parameters) {
        long fromId = parameters.findNumber("fromId").orElse(Long.MIN_VALUE);
        var range = TimeRange.of(parameters, LONGEST);
        return trade -> trade.id() >= fromId && range.contains(trade.eventTime());
    }

    private static void aggregated(JsonGenerator json, Trade trade) {
        json.writeNumberProperty("a", trade.id());
        Json.decimal(json, "p", trade.price());
        Json.decimal(json, "q", trade.quantity());
        json.writeNumberProperty("f", trade.id());
        json.writeNumberProperty("l", trade.id());
        Json.time(json, "T", trade.eventTime());
        json.writeBooleanProperty("m", trade.aggressor() == Side.SELL);
    }

    private Answer latest(Parameters parameters) {
        var trades = listed.market(parameters).latestTrades(parameters.limit(500, 1000));
        return Answer.of(Json.array(trades, HistoryEndpoints::single));
    }

    private Answer older(Parameters parameters) {
        var market = listed.market(parameters);
        int limit = parameters.limit(500, 1000);
        var from = parameters.findNumber("fromId");
        var trades = from.isPresent()
                ? market.trades(trade -> trade.id() >= from.orElseThrow(), limit)
                : market.latestTrades(limit);
        return Answer.of(Json.array(trades, HistoryEndpoints::single));
    }

    private static void single(JsonGenerator json, Trade trade) {
        json.writeNumberProperty("id", trade.id());
        Json.decimal(json, "price", trade.price());
        Json.decimal(json, "qty", trade.quantity());
        Json.decimal(json, "quoteQty", trade.price().times(trade.quantity()));
        Json.time(json, "time", trade.eventTime());
        json.writeBooleanProperty("isBuyerMaker", trade.aggressor() == Side.SELL);
    }

    private Answer candles(Parameters parameters) {
        var market = listed.market(parameters);
        var interval = Interval.of(parameters.text("interval"))
                .orElseThrow(() -> RequestException.of(-1120, "Invalid interval."));
        var range = TimeRange.of(parameters, ANY);
        int limit = parameters.limit(CANDLES, MOST_CANDLES);
        var now = run.venue().now();
        var end = range.end().isBefore(now) ? range.end() : now;
        var candles = market.candles().of(interval, range.start(), end, limit, !parameters.has("startTime"));
        return Answer.of(Json.bytes(json -> {
            json.writeStartArray();
            candles.forEach(candle -> candle(json, candle));
            json.writeEndArray();
        }));
    }

    private static void candle(JsonGenerator json, Candles.Dated dated) {
        var candle = dated.candle();
        json.writeStartArray();
        json.writeNumber(dated.start().toEpochMilli());
        json.writeString(candle.open().toString());
        json.writeString(candle.high().toString());
        json.writeString(candle.low().toString());
        json.writeString(candle.close().toString());
        json.writeString(TickerJson.plain(candle.volume()));
        json.writeNumber(dated.end().toEpochMilli());
        json.writeString(TickerJson.plain(candle.quoteVolume()));
        json.writeNumber(candle.trades());
        json.writeString(TickerJson.plain(candle.takerBase()));
        json.writeString(TickerJson.plain(candle.takerQuote()));
        json.writeString(TickerJson.plain(BigDecimal.ZERO));
        json.writeEndArray();
    }

    private Answer fundingRates(Parameters parameters) {
        var range = TimeRange.of(parameters, ANY);
        var symbols = listed.markets(parameters).stream().map(MarketState::symbol).toList();
        var rows = run.venue().settlements().stream()
                .filter(settlement -> symbols.contains(settlement.symbol()) && range.contains(settlement.time()))
                .toList();
        int limit = Math.min(parameters.limit(100, 1000), rows.size());
        var page =
                parameters.has("startTime") ? rows.subList(0, limit) : rows.subList(rows.size() - limit, rows.size());
        return Answer.of(Json.array(page, HistoryEndpoints::settled));
    }

    private static void settled(JsonGenerator json, Settlement settled) {
        Json.decimal(json, "symbol", settled.symbol());
        Json.decimal(json, "fundingRate", settled.rate());
        Json.time(json, "fundingTime", settled.time());
    }
}
