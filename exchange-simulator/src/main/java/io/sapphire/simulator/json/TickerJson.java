package io.sapphire.simulator.json;

import io.sapphire.domain.market.Price;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.market.Candle;
import io.sapphire.simulator.market.Candles.Dated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.core.JsonGenerator;

/** The last day of a market, in the words of REST and of the streams. */
public final class TickerJson {
    private static final int DECIMALS = 8;
    private static final int PERCENT_DECIMALS = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TickerJson() {}

    public static void rest(JsonGenerator json, Dated day, MarketState market) {
        var candle = day.candle();
        plain(json, "priceChange", change(candle));
        plain(json, "priceChangePercent", percent(candle));
        plain(json, "weightedAvgPrice", average(candle));
        Json.e8(json, "lastPrice", market.lastPrice().map(Price::e8).orElse(0L));
        Json.e8(json, "lastQty", lastQuantityE8(market));
        Json.decimal(json, "openPrice", candle.open());
        Json.decimal(json, "highPrice", candle.high());
        Json.decimal(json, "lowPrice", candle.low());
        plain(json, "volume", candle.volume());
        plain(json, "quoteVolume", candle.quoteVolume());
        Json.time(json, "openTime", day.start());
        Json.time(json, "closeTime", day.end());
        json.writeNumberProperty("firstId", candle.firstId());
        json.writeNumberProperty("lastId", candle.lastId());
        json.writeNumberProperty("count", candle.trades());
    }

    /** Without the head every message has. */
    public static void stream(JsonGenerator json, Dated day, MarketState market) {
        var candle = day.candle();
        plain(json, "p", change(candle));
        plain(json, "P", percent(candle));
        plain(json, "w", average(candle));
        Json.e8(json, "Q", lastQuantityE8(market));
        mini(json, candle);
        Json.time(json, "O", day.start());
        Json.time(json, "C", day.end());
        json.writeNumberProperty("F", candle.firstId());
        json.writeNumberProperty("L", candle.lastId());
        json.writeNumberProperty("n", candle.trades());
    }

    /** Prices and volumes only. */
    public static void mini(JsonGenerator json, Candle candle) {
        Json.decimal(json, "c", candle.close());
        Json.decimal(json, "o", candle.open());
        Json.decimal(json, "h", candle.high());
        Json.decimal(json, "l", candle.low());
        plain(json, "v", candle.volume());
        plain(json, "q", candle.quoteVolume());
    }

    /** A decimal without an exponent or trailing zeros. */
    public static String plain(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private static void plain(JsonGenerator json, String name, BigDecimal decimal) {
        json.writeStringProperty(name, plain(decimal));
    }

    private static BigDecimal change(Candle candle) {
        return BigDecimal.valueOf(candle.close().e8() - candle.open().e8(), DECIMALS);
    }

    private static BigDecimal percent(Candle candle) {
        var open = BigDecimal.valueOf(candle.open().e8(), DECIMALS);
        return change(candle).multiply(HUNDRED).divide(open, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Of the prices, by volume; the price if there was none. */
    private static BigDecimal average(Candle candle) {
        return candle.volume().signum() == 0
                ? BigDecimal.valueOf(candle.close().e8(), DECIMALS)
                : candle.quoteVolume().divide(candle.volume(), DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static long lastQuantityE8(MarketState market) {
        var last = market.latestTrades(1);
        return last.isEmpty() ? 0 : last.getFirst().quantity().e8();
    }
}
