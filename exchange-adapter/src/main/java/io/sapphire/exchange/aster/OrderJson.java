package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueStatus;
import io.sapphire.exchange.execution.venue.VenueTrade;
import tools.jackson.databind.JsonNode;

/** Orders and trades as the REST side words them. */
final class OrderJson {

    private OrderJson() {}

    static VenueOrder order(JsonNode row) {
        var order = new Order(
                new OrderId(row.path("clientOrderId").asString()),
                new Symbol(row.path("symbol").asString()),
                side(row.path("side")),
                quantity(Fields.e8(row.path("origQty"))),
                terms(row),
                Fields.flag(row.path("reduceOnly")),
                purpose(row));
        var updated = row.path("updateTime");
        return new VenueOrder(
                order,
                Fields.number(row.path("orderId"), 0),
                status(row.path("status").asString()),
                Fields.e8(row.path("executedQty")),
                // Some rows have no time of creation.
                Fields.time(row.hasNonNull("time") ? row.path("time") : updated),
                Fields.time(updated));
    }

    private static Terms terms(JsonNode row) {
        var type = row.path(row.hasNonNull("origType") ? "origType" : "type").asString("");
        return terms(
                type,
                Fields.e8(row.path("price")),
                Fields.e8(row.path("stopPrice")),
                row.path("timeInForce").asString(""),
                Fields.flag(row.path("closePosition")));
    }

    /** The nearest of our terms: kinds we never send come only with orders of others. */
    static Terms terms(String type, long priceE8, long stopE8, String timeInForce, boolean closePosition) {
        boolean waits = type.endsWith("_MARKET") || type.startsWith("STOP") || type.startsWith("TAKE_PROFIT");
        if (waits && stopE8 > 0) {
            return new Terms.StopMarket(new Price(stopE8), closePosition);
        }
        return priceE8 > 0 ? new Terms.Limit(new Price(priceE8), timeInForce(timeInForce)) : new Terms.Market();
    }

    private static TimeInForce timeInForce(String word) {
        return switch (word) {
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            case "GTX" -> TimeInForce.GTX;
            case "HIDDEN" -> TimeInForce.HIDDEN;
            default -> TimeInForce.GTC;
        };
    }

    private static Purpose purpose(JsonNode row) {
        return purpose(
                row.path(row.hasNonNull("origType") ? "origType" : "type").asString(""),
                Fields.flag(row.path("reduceOnly")),
                Fields.flag(row.path("closePosition")));
    }

    static Purpose purpose(String type, boolean reduceOnly, boolean closePosition) {
        if (!reduceOnly && !closePosition) {
            return Purpose.ENTRY;
        }
        return type.startsWith("STOP") || type.startsWith("TAKE_PROFIT") || type.startsWith("TRAILING")
                ? Purpose.PROTECTION
                : Purpose.EXIT;
    }

    static VenueStatus status(String word) {
        return switch (word) {
            case "NEW" -> VenueStatus.NEW;
            case "PARTIALLY_FILLED" -> VenueStatus.PARTIALLY_FILLED;
            case "FILLED" -> VenueStatus.FILLED;
            case "CANCELED" -> VenueStatus.CANCELED;
            case "EXPIRED", "EXPIRED_IN_MATCH" -> VenueStatus.EXPIRED;
            case "REJECTED" -> VenueStatus.REJECTED;
            default -> VenueStatus.UNHEARD_OF;
        };
    }

    static Side side(JsonNode word) {
        return "BUY".equals(word.asString()) ? Side.BUY : Side.SELL;
    }

    /** An order that closes whatever the position is has none of its own. */
    static Quantity quantity(long e8) {
        return new Quantity(Math.max(1, e8));
    }

    static VenueTrade trade(JsonNode row) {
        var fill = new Fill(
                Fields.number(row.path("id"), 0),
                new Symbol(row.path("symbol").asString()),
                side(row.path("side")),
                new Price(Fields.e8(row.path("price"))),
                new Quantity(Fields.e8(row.path("qty"))),
                new Money(Fields.e8(row.path("commission"))),
                Fields.flag(row.path("maker")));
        return new VenueTrade(Fields.number(row.path("orderId"), 0), fill, Fields.time(row.path("time")));
    }
}
