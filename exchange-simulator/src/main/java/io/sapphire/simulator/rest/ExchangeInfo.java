package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Instrument;
import io.sapphire.simulator.engine.Filters;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.engine.MarketStatus;
import io.sapphire.simulator.engine.Triggers;
import io.sapphire.simulator.engine.Venue;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.market.LargestOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The rules of the venue and of its markets. It names only filters that are enforced. */
final class ExchangeInfo {
    private static final int DECIMALS = 8;
    private static final List<String> ORDER_TYPES = List.of(
            "LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET");

    private ExchangeInfo() {}

    static byte[] write(Collection<MarketState> markets, LimitTerms limits, Instant now) {
        return Json.object(json -> {
            json.writeStringProperty("timezone", "UTC");
            Json.time(json, "serverTime", now);
            json.writeArrayPropertyStart("rateLimits");
            rateLimit(json, "REQUEST_WEIGHT", limits.weight());
            rateLimit(json, "ORDERS", limits.orders());
            json.writeEndArray();
            Json.strings(json, "exchangeFilters", List.of());
            Json.array(json, "assets", List.of(OrderWords.ASSET), (fields, asset) -> {
                fields.writeStringProperty("asset", asset);
                fields.writeBooleanProperty("marginAvailable", true);
            });
            Json.array(
                    json, "symbols", markets, (fields, market) -> symbol(fields, market.instrument(), market.status()));
        });
    }

    private static void rateLimit(JsonGenerator json, String type, int limit) {
        json.writeStartObject();
        json.writeStringProperty("rateLimitType", type);
        json.writeStringProperty("interval", "MINUTE");
        json.writeNumberProperty("intervalNum", 1);
        json.writeNumberProperty("limit", limit);
        json.writeEndObject();
    }

    private static void symbol(JsonGenerator json, Instrument instrument, MarketStatus status) {
        var symbol = instrument.symbol().value();
        json.writeStringProperty("symbol", symbol);
        json.writeStringProperty("pair", symbol);
        json.writeStringProperty("contractType", "PERPETUAL");
        json.writeStringProperty("status", status.name());
        json.writeStringProperty("baseAsset", base(symbol));
        json.writeStringProperty("quoteAsset", OrderWords.ASSET);
        json.writeStringProperty("marginAsset", OrderWords.ASSET);
        json.writeNumberProperty("pricePrecision", DECIMALS);
        json.writeNumberProperty("quantityPrecision", DECIMALS);
        Json.strings(json, "orderTypes", ORDER_TYPES);
        Json.decimal(json, "triggerProtect", Triggers.PROTECTION);
        Json.decimal(json, "marketTakeBound", Filters.TAKE_BOUND);
        Json.strings(json, "timeInForce", List.of("GTC", "IOC", "FOK", "GTX", "HIDDEN"));
        json.writeArrayPropertyStart("filters");
        priceFilter(json, instrument);
        lotSize(json, "LOT_SIZE", instrument);
        lotSize(json, "MARKET_LOT_SIZE", instrument);
        minNotional(json, instrument);
        most(json, "MAX_NUM_ORDERS", Venue.MOST_ORDERS);
        most(json, "MAX_NUM_ALGO_ORDERS", Venue.MOST_WAITING);
        percentPrice(json);
        json.writeEndArray();
    }

    private static void priceFilter(JsonGenerator json, Instrument instrument) {
        json.writeStartObject();
        json.writeStringProperty("filterType", "PRICE_FILTER");
        json.writeStringProperty("minPrice", "0");
        json.writeStringProperty("maxPrice", "0");
        Json.decimal(json, "tickSize", instrument.tick());
        json.writeEndObject();
    }

    private static void lotSize(JsonGenerator json, String type, Instrument instrument) {
        json.writeStartObject();
        json.writeStringProperty("filterType", type);
        Json.decimal(json, "minQty", instrument.step());
        Json.decimal(json, "maxQty", LargestOrder.QUANTITY);
        Json.decimal(json, "stepSize", instrument.step());
        json.writeEndObject();
    }

    private static void minNotional(JsonGenerator json, Instrument instrument) {
        json.writeStartObject();
        json.writeStringProperty("filterType", "MIN_NOTIONAL");
        Json.decimal(json, "notional", instrument.minNotional());
        json.writeEndObject();
    }

    private static void most(JsonGenerator json, String type, int limit) {
        json.writeStartObject();
        json.writeStringProperty("filterType", type);
        json.writeNumberProperty("limit", limit);
        json.writeEndObject();
    }

    private static void percentPrice(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("filterType", "PERCENT_PRICE");
        Json.decimal(json, "multiplierUp", Filters.HIGHEST);
        Json.decimal(json, "multiplierDown", Filters.LOWEST);
        json.writeStringProperty("multiplierDecimal", "4");
        json.writeEndObject();
    }

    private static String base(String symbol) {
        return symbol.endsWith(OrderWords.ASSET)
                ? symbol.substring(0, symbol.length() - OrderWords.ASSET.length())
                : symbol;
    }
}
