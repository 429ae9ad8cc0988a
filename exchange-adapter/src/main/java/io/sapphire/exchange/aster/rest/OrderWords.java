package io.sapphire.exchange.aster.rest;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.order.WorkingPrice;
import io.sapphire.exchange.execution.venue.VenueStatus;
import java.util.Optional;

/** The venue's words for orders, the same on REST and streams. A word added since means as little as possible. */
public final class OrderWords {

    private static final int PERCENT = 100;

    private OrderWords() {}

    /**
     * What the venue tells of an order's terms.
     *
     * @param priceE8 0 if there is none, like the other prices
     * @param callbackE8 percent
     */
    public record Told(
            String type,
            long priceE8,
            long stopE8,
            String timeInForce,
            boolean closePosition,
            String workingType,
            boolean priceProtect,
            long activationE8,
            long callbackE8) {}

    /** The nearest of our terms: kinds that we do not know come only with orders of others. */
    public static Terms terms(Told told) {
        var watch = new Watch(workingPrice(told.workingType()), told.priceProtect());
        boolean limited = told.priceE8() > 0;
        if (told.type().equals("TRAILING_STOP_MARKET")) {
            return trailing(told, watch.price());
        }
        if (told.stopE8() > 0) {
            var trigger = new Price(told.stopE8());
            return told.type().startsWith("TAKE_PROFIT")
                    ? profit(told, trigger, watch, limited)
                    : stop(told, trigger, watch, limited);
        }
        return limited ? limit(told) : new Terms.Market();
    }

    private static Terms trailing(Told told, WorkingPrice watched) {
        var activation =
                Optional.of(told.activationE8()).filter(price -> price > 0).map(Price::new);
        return new Terms.TrailingStop(activation, new Rate(told.callbackE8() / PERCENT), watched);
    }

    private static Terms stop(Told told, Price trigger, Watch watch, boolean limited) {
        return limited
                ? new Terms.Stop(trigger, limit(told), watch)
                : new Terms.StopMarket(trigger, told.closePosition(), watch);
    }

    private static Terms profit(Told told, Price trigger, Watch watch, boolean limited) {
        return limited
                ? new Terms.TakeProfit(trigger, limit(told), watch)
                : new Terms.TakeProfitMarket(trigger, told.closePosition(), watch);
    }

    private static Terms.Limit limit(Told told) {
        return new Terms.Limit(new Price(told.priceE8()), timeInForce(told.timeInForce()));
    }

    private static WorkingPrice workingPrice(String word) {
        return word.equals("MARK_PRICE") ? WorkingPrice.MARK : WorkingPrice.LAST;
    }

    public static PositionSide positionSide(String word) {
        return switch (word) {
            case "LONG" -> PositionSide.LONG;
            case "SHORT" -> PositionSide.SHORT;
            default -> PositionSide.BOTH;
        };
    }

    public static SelfTrade selfTrade(String word) {
        return switch (word) {
            case "EXPIRE_TAKER" -> SelfTrade.EXPIRE_TAKER;
            case "EXPIRE_MAKER" -> SelfTrade.EXPIRE_MAKER;
            case "EXPIRE_BOTH" -> SelfTrade.EXPIRE_BOTH;
            default -> SelfTrade.AS_ACCOUNT;
        };
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
