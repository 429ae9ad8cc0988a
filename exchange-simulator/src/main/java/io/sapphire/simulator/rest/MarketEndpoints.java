package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.run.VenueRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/** What everybody may know of the markets. */
public final class MarketEndpoints implements Endpoints {
    private static final Set<Integer> DEPTH_LIMITS = Set.of(5, 10, 20, 50, 100, 500, 1000);
    private static final int FUNDING_HOURS = 8;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final VenueRun run;
    private final Limits limits;

    public MarketEndpoints(VenueRun run, Limits limits) {
        this.run = run;
        this.limits = limits;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("ping", 1, _ -> Answer.of(Json.object(_ -> {}))),
                Route.open("time", 1, _ -> Answer.of(Json.object(json -> Json.time(json, "serverTime", now())))),
                Route.open(
                        "exchangeInfo",
                        1,
                        _ -> Answer.of(ExchangeInfo.write(run.venue().markets(), limits.terms(), now()))),
                Route.open("depth", Weight.byDepth(), this::depth, "symbol", "limit"),
                Route.open("aggTrades", 20, this::trades, "symbol", "fromId", "startTime", "endTime", "limit"),
                Route.open("premiumIndex", 1, this::premiumIndex, "symbol"),
                Route.open("fundingInfo", 1, this::fundingInfo, "symbol"),
                Route.open("ticker/bookTicker", Weight.bySymbol(1, 2), this::quote, "symbol"));
    }

    private Answer depth(Parameters parameters) {
        var market = market(parameters);
        int limit = parameters.limit(500, 1000);
        if (!DEPTH_LIMITS.contains(limit)) {
            throw RequestException.of(-4021, limit + " is not valid depth limit.");
        }
        var book = market.book(limit);
        return Answer.of(Json.object(json -> {
            json.writeNumberProperty("lastUpdateId", market.bookId());
            Json.time(json, "E", now());
            Json.time(json, "T", market.bookTime());
            Json.levels(json, "bids", book.bids());
            Json.levels(json, "asks", book.asks());
        }));
    }

    private Answer trades(Parameters parameters) {
        var market = market(parameters);
        int limit = parameters.limit(500, 1000);
        boolean bounded = parameters.has("fromId") || parameters.has("startTime") || parameters.has("endTime");
        var trades = bounded ? market.trades(wanted(parameters), limit) : market.latestTrades(limit);
        return Answer.of(Json.array(trades, MarketEndpoints::trade));
    }

    private static Predicate<Trade> wanted(Parameters parameters) {
        long fromId = parameters.findNumber("fromId").orElse(Long.MIN_VALUE);
        var range = TimeRange.of(parameters, LONGEST);
        return trade -> trade.id() >= fromId && range.contains(trade.eventTime());
    }

    private static void trade(JsonGenerator json, Trade trade) {
        json.writeNumberProperty("a", trade.id());
        Json.decimal(json, "p", trade.price());
        Json.decimal(json, "q", trade.quantity());
        json.writeNumberProperty("f", trade.id());
        json.writeNumberProperty("l", trade.id());
        Json.time(json, "T", trade.eventTime());
        json.writeBooleanProperty("m", trade.aggressor() == Side.SELL);
    }

    private Answer premiumIndex(Parameters parameters) {
        return eachOrOne(parameters, this::premiumIndex);
    }

    private void premiumIndex(JsonGenerator json, MarketState market) {
        long mark = market.mark().map(Price::e8).orElse(0L);
        Json.decimal(json, "symbol", market.symbol());
        Json.e8(json, "markPrice", mark);
        Json.e8(json, "indexPrice", mark);
        Json.e8(json, "estimatedSettlePrice", mark);
        Json.decimal(json, "lastFundingRate", run.venue().fundingRate());
        Json.decimal(json, "interestRate", run.venue().fundingRate());
        Json.time(json, "nextFundingTime", run.venue().nextFunding());
        Json.time(json, "time", now());
    }

    private Answer fundingInfo(Parameters parameters) {
        var markets = parameters.findSymbol().isPresent()
                ? List.of(market(parameters))
                : List.copyOf(run.venue().markets());
        return Answer.of(Json.array(markets, (json, market) -> {
            Json.decimal(json, "symbol", market.symbol());
            Json.decimal(json, "interestRate", run.venue().fundingRate());
            Json.time(json, "time", now());
            json.writeNumberProperty("fundingIntervalHours", FUNDING_HOURS);
        }));
    }

    private Answer quote(Parameters parameters) {
        return eachOrOne(parameters, (json, market) -> {
            var bid = market.best(Side.BUY);
            var ask = market.best(Side.SELL);
            Json.decimal(json, "symbol", market.symbol());
            Json.e8(json, "bidPrice", bid.map(level -> level.price().e8()).orElse(0L));
            Json.e8(json, "bidQty", bid.map(level -> level.quantity().e8()).orElse(0L));
            Json.e8(json, "askPrice", ask.map(level -> level.price().e8()).orElse(0L));
            Json.e8(json, "askQty", ask.map(level -> level.quantity().e8()).orElse(0L));
            Json.time(json, "time", market.bookTime());
        });
    }

    /** An object if a symbol is given, else an array of all. */
    private Answer eachOrOne(Parameters parameters, Json.Element<MarketState> element) {
        if (parameters.findSymbol().isPresent()) {
            var market = market(parameters);
            return Answer.of(Json.object(json -> element.write(json, market)));
        }
        return Answer.of(Json.array(run.venue().markets(), element));
    }

    private MarketState market(Parameters parameters) {
        return run.venue().market(parameters.symbol()).orElseThrow(() -> RequestException.of(-1121, "Invalid symbol."));
    }

    private Instant now() {
        return run.venue().now();
    }
}
