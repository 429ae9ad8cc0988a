package io.sapphire.exchange.aster.rest;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.exchange.execution.venue.VenueStatus;

/** The venue's words for orders, the same on REST and streams. A word added since means as little as possible. */
public final class OrderWords {

    private OrderWords() {}

    /** The nearest of our terms: kinds we never send come only with orders of others. */
    public static Terms terms(String type, long priceE8, long stopE8, String timeInForce, boolean closePosition) {
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

    public static Purpose purpose(String type, boolean reduceOnly, boolean closePosition) {
        if (!reduceOnly && !closePosition) {
            return Purpose.ENTRY;
        }
        return type.startsWith("STOP") || type.startsWith("TAKE_PROFIT") || type.startsWith("TRAILING")
                ? Purpose.PROTECTION
                : Purpose.EXIT;
    }

    public static VenueStatus status(String word) {
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

    public static Side side(String word) {
        return switch (word) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new IllegalArgumentException("side cannot be '" + word + "'");
        };
    }

    /** An order that closes whatever the position is has none of its own. */
    public static Quantity quantity(long e8) {
        return new Quantity(Math.max(1, e8));
    }
}
