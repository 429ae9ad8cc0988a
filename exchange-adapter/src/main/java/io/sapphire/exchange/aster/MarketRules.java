package io.sapphire.exchange.aster;

import io.sapphire.domain.market.OrderBounds;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.exchange.aster.rest.Fields;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The venue's filters of one market, in 1e-8 units; 0 switches a rule off.
 *
 * @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "Filters", read 2026-06-30</a>
 */
record MarketRules(
        long tick, long minPrice, long maxPrice, Lot lot, Lot marketLot, long minNotional, boolean isTrading) {

    /** Sizes of orders. */
    record Lot(long step, long least, long most) {

        private OrderBounds.Lot bounds() {
            return new OrderBounds.Lot(least, most);
        }

        private Optional<String> objection(Quantity quantity) {
            if (least > 0 && quantity.e8() < least) {
                return Optional.of("quantity " + quantity + " is below the market's least of " + new Quantity(least));
            }
            if (most > 0 && quantity.e8() > most) {
                return Optional.of("quantity " + quantity + " is above the market's most of " + new Quantity(most));
            }
            return step > 0 && (quantity.e8() - least) % step != 0
                    ? Optional.of("quantity " + quantity + " is not a multiple of the step " + new Quantity(step))
                    : Optional.empty();
        }
    }

    /** @param symbol its row of {@code exchangeInfo} */
    static MarketRules read(JsonNode symbol) {
        var price = filter(symbol, "PRICE_FILTER");
        return new MarketRules(
                Fields.e8(price.path("tickSize")),
                Fields.e8(price.path("minPrice")),
                Fields.e8(price.path("maxPrice")),
                lot(filter(symbol, "LOT_SIZE")),
                lot(filter(symbol, "MARKET_LOT_SIZE")),
                Fields.e8(filter(symbol, "MIN_NOTIONAL").path("notional")),
                symbol.path("status").asString("TRADING").equals("TRADING"));
    }

    private static Lot lot(JsonNode filter) {
        return new Lot(
                Fields.e8(filter.path("stepSize")), Fields.e8(filter.path("minQty")), Fields.e8(filter.path("maxQty")));
    }

    static JsonNode filter(JsonNode symbol, String type) {
        for (var filter : symbol.path("filters")) {
            if (type.equals(filter.path("filterType").asString(""))) {
                return filter;
            }
        }
        return symbol.path("filters").path(type);
    }

    /** What the risk gate holds orders to before they come here. */
    OrderBounds bounds() {
        return new OrderBounds(minPrice, maxPrice, lot.bounds(), marketLot.bounds());
    }

    Optional<Quantity> mostAtMarket() {
        return marketLot.most() > 0 ? Optional.of(new Quantity(marketLot.most())) : Optional.empty();
    }

    /** What is wrong with the price; nothing if nothing is. */
    Optional<String> objection(Price price) {
        if (minPrice > 0 && price.e8() < minPrice) {
            return Optional.of("price " + price + " is below the market's least of " + new Price(minPrice));
        }
        if (maxPrice > 0 && price.e8() > maxPrice) {
            return Optional.of("price " + price + " is above the market's most of " + new Price(maxPrice));
        }
        return tick > 0 && (price.e8() - minPrice) % tick != 0
                ? Optional.of("price " + price + " is not a multiple of the tick " + new Price(tick))
                : Optional.empty();
    }

    /** What is wrong with the quantity; nothing if nothing is. */
    Optional<String> objection(Quantity quantity, boolean atMarket) {
        return (atMarket ? marketLot : lot).objection(quantity);
    }
}
