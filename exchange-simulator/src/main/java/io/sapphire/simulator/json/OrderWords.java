package io.sapphire.simulator.json;

import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import java.util.Optional;

/** How the venue words the terms of an order, in REST answers and on the user stream. */
public final class OrderWords {
    public static final String ASSET = "USDT";
    /** How the client order id of a position closed for others begins. */
    public static final String ADL = "adl_autoclose";

    private static final long PERCENT = 100;

    private OrderWords() {}

    /** What it is now: an order that was triggered is what it was waiting to be. */
    public static String type(OrderView view) {
        return view.triggered() ? type(view.order().terms().working()) : originalType(view);
    }

    public static String originalType(OrderView view) {
        return view.liquidation() ? "LIQUIDATION" : type(view.order().terms());
    }

    public static String timeInForce(NewOrder order) {
        return order.terms().working() instanceof Terms.Limit limit
                ? limit.timeInForce().name()
                : "GTC";
    }

    /** 0 if it names none. */
    public static long priceE8(NewOrder order) {
        return order.terms().working() instanceof Terms.Limit limit
                ? limit.price().e8()
                : 0;
    }

    /** 0 if it names none. */
    public static long stopPriceE8(NewOrder order) {
        return switch (order.terms()) {
            case Terms.Conditional(Trigger.Stop stop, var _) -> stop.price().e8();
            case Terms.Conditional(Trigger.TakeProfit profit, var _) ->
                profit.price().e8();
            case Terms.Conditional(Trigger.Trailing _, var _), Terms.Immediate _ -> 0;
        };
    }

    /** How it follows the price, if it does. */
    public static Optional<Trigger.Trailing> trailing(NewOrder order) {
        return order.terms() instanceof Terms.Conditional(Trigger.Trailing trailing, var _)
                ? Optional.of(trailing)
                : Optional.empty();
    }

    /** In percent, as the venue writes it, in 1e-8 units. */
    public static long callbackPercentE8(Trigger.Trailing trailing) {
        return Math.multiplyExact(trailing.callback().e8(), PERCENT);
    }

    private static String type(Terms terms) {
        return switch (terms) {
            case Terms.Limit _ -> "LIMIT";
            case Terms.Market _ -> "MARKET";
            case Terms.Conditional(Trigger trigger, Terms.Immediate working) -> {
                boolean limited = working instanceof Terms.Limit;
                yield switch (trigger) {
                    case Trigger.Stop _ -> limited ? "STOP" : "STOP_MARKET";
                    case Trigger.TakeProfit _ -> limited ? "TAKE_PROFIT" : "TAKE_PROFIT_MARKET";
                    case Trigger.Trailing _ -> "TRAILING_STOP_MARKET";
                };
            }
        };
    }
}
