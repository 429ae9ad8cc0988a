package io.sapphire.simulator.json;

import io.sapphire.domain.order.Terms;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderView;

/** How the venue words the terms of an order, in REST answers and on the user stream. */
public final class OrderWords {
    public static final String ASSET = "USDT";
    /** The position side of an account that nets its positions. */
    public static final String ONE_WAY = "BOTH";

    private OrderWords() {}

    /** What it is now: a stop that was triggered is a market order. */
    public static String type(OrderView view) {
        return view.triggered() ? "MARKET" : originalType(view);
    }

    public static String originalType(OrderView view) {
        return view.liquidation() ? "LIQUIDATION" : type(view.order());
    }

    public static String timeInForce(NewOrder order) {
        return order.terms() instanceof Terms.Limit limit ? limit.timeInForce().name() : "GTC";
    }

    /** 0 if it names none. */
    public static long priceE8(NewOrder order) {
        return order.terms() instanceof Terms.Limit limit ? limit.price().e8() : 0;
    }

    /** 0 if it names none. */
    public static long stopPriceE8(NewOrder order) {
        return order.terms() instanceof Terms.StopMarket stop ? stop.trigger().e8() : 0;
    }

    private static String type(NewOrder order) {
        return switch (order.terms()) {
            case Terms.Limit _ -> "LIMIT";
            case Terms.Market _ -> "MARKET";
            case Terms.StopMarket _ -> "STOP_MARKET";
        };
    }
}
