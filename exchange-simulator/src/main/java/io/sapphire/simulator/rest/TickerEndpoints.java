package io.sapphire.simulator.rest;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.TickerJson;
import io.sapphire.simulator.run.VenueRun;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Where the markets stand. */
public final class TickerEndpoints implements Endpoints {
    private final VenueRun run;
    private final Listed listed;

    public TickerEndpoints(VenueRun run) {
        this.run = run;
        this.listed = new Listed(run);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(
                        "ticker/24hr",
                        Weight.bySymbol(1, 40),
                        parameters -> listed.eachOrOne(parameters, this::day),
                        "symbol"),
                Route.open(
                        "ticker/price",
                        Weight.bySymbol(1, 2),
                        parameters -> listed.eachOrOne(parameters, this::price),
                        "symbol"),
                Route.open(
                        "ticker/bookTicker",
                        Weight.bySymbol(1, 2),
                        parameters -> listed.eachOrOne(parameters, TickerEndpoints::quote),
                        "symbol"));
    }

    private void day(JsonGenerator json, MarketState market) {
        Json.decimal(json, "symbol", market.symbol());
        market.candles().lastDay(run.venue().now()).ifPresent(day -> TickerJson.rest(json, day, market));
    }

    private void price(JsonGenerator json, MarketState market) {
        Json.decimal(json, "symbol", market.symbol());
        Json.e8(json, "price", market.lastPrice().map(Price::e8).orElse(0L));
        Json.time(json, "time", run.venue().now());
    }

    private static void quote(JsonGenerator json, MarketState market) {
        Json.decimal(json, "symbol", market.symbol());
        level(json, "bid", market.best(Side.BUY));
        level(json, "ask", market.best(Side.SELL));
        Json.time(json, "time", market.bookTime());
    }

    private static void level(JsonGenerator json, String side, Optional<BookLevel> best) {
        Json.e8(json, side + "Price", best.map(level -> level.price().e8()).orElse(0L));
        Json.e8(json, side + "Qty", best.map(level -> level.quantity().e8()).orElse(0L));
    }
}
