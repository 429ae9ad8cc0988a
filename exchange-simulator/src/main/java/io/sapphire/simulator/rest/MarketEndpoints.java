package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Price;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.run.VenueRun;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** What everybody may know of the markets. */
public final class MarketEndpoints implements Endpoints {
    private static final Set<Integer> DEPTH_LIMITS = Set.of(5, 10, 20, 50, 100, 500, 1000);
    private static final int FUNDING_HOURS = 8;

    private final VenueRun run;
    private final Limits limits;
    private final ServerClock clock;
    private final Listed listed;

    public MarketEndpoints(VenueRun run, Limits limits, ServerClock clock) {
        this.clock = clock;
        this.run = run;
        this.limits = limits;
        this.listed = new Listed(run);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("ping", 1, _ -> Answer.of(Json.object(_ -> {}))),
                Route.open("time", 1, _ -> Answer.of(Json.object(json -> Json.time(json, "serverTime", clock.now())))),
                Route.open(
                        "exchangeInfo",
                        1,
                        _ -> Answer.of(ExchangeInfo.write(run.venue().markets(), limits.terms(), now()))),
                Route.open("depth", Weight.byDepth(), this::depth, "symbol", "limit"),
                Route.open("premiumIndex", 1, this::premiumIndex, "symbol"),
                Route.open("fundingInfo", 1, this::fundingInfo, "symbol"));
    }

    private Answer depth(Parameters parameters) {
        var market = listed.market(parameters);
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

    private Answer premiumIndex(Parameters parameters) {
        return listed.eachOrOne(parameters, this::premiumIndex);
    }

    private void premiumIndex(JsonGenerator json, MarketState market) {
        long mark = market.mark().map(Price::e8).orElse(0L);
        Json.decimal(json, "symbol", market.symbol());
        Json.e8(json, "markPrice", mark);
        Json.e8(json, "indexPrice", mark);
        Json.e8(json, "estimatedSettlePrice", mark);
        Json.decimal(json, "lastFundingRate", market.funding().rate());
        Json.decimal(json, "interestRate", market.funding().rate());
        Json.time(json, "nextFundingTime", market.funding().announced());
        Json.time(json, "time", now());
    }

    private Answer fundingInfo(Parameters parameters) {
        return Answer.of(Json.array(listed.markets(parameters), (json, market) -> {
            Json.decimal(json, "symbol", market.symbol());
            Json.decimal(json, "interestRate", market.funding().rate());
            Json.time(json, "time", now());
            json.writeNumberProperty("fundingIntervalHours", FUNDING_HOURS);
        }));
    }

    private Instant now() {
        return run.venue().now();
    }
}
