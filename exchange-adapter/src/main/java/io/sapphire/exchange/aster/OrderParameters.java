package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.order.WorkingPrice;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A new order in the venue's words, in the order in which they are sent. */
final class OrderParameters {

    private static final int PERCENT = 100;

    private OrderParameters() {}

    static SequencedMap<String, String> of(Order order) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("symbol", order.symbol().value());
        parameters.put("side", order.side().name());
        if (order.positionSide() != PositionSide.BOTH) {
            parameters.put("positionSide", order.positionSide().name());
        }
        putTerms(parameters, order);
        if (order.selfTrade() != SelfTrade.AS_ACCOUNT) {
            parameters.put("stpMode", order.selfTrade().name());
        }
        parameters.put("newClientOrderId", order.id().value());
        return parameters;
    }

    private static void putTerms(SequencedMap<String, String> parameters, Order order) {
        switch (order.terms()) {
            case Terms.Limit limit -> {
                parameters.put("type", "LIMIT");
                putLimit(parameters, order, limit);
            }
            case Terms.Market _ -> {
                parameters.put("type", "MARKET");
                putSize(parameters, order);
            }
            case Terms.StopMarket stop -> {
                parameters.put("type", "STOP_MARKET");
                putTrigger(parameters, stop.trigger(), stop.watch());
                putSize(parameters, order);
            }
            case Terms.TakeProfitMarket profit -> {
                parameters.put("type", "TAKE_PROFIT_MARKET");
                putTrigger(parameters, profit.trigger(), profit.watch());
                putSize(parameters, order);
            }
            case Terms.Stop stop -> {
                parameters.put("type", "STOP");
                putTrigger(parameters, stop.trigger(), stop.watch());
                putLimit(parameters, order, stop.limit());
            }
            case Terms.TakeProfit profit -> {
                parameters.put("type", "TAKE_PROFIT");
                putTrigger(parameters, profit.trigger(), profit.watch());
                putLimit(parameters, order, profit.limit());
            }
            case Terms.TrailingStop trailing -> {
                parameters.put("type", "TRAILING_STOP_MARKET");
                trailing.activation().ifPresent(price -> parameters.put("activationPrice", price.toString()));
                parameters.put("callbackRate", percent(trailing.callback()));
                parameters.put("workingType", workingType(trailing.watched()));
                putSize(parameters, order);
            }
        }
    }

    private static void putTrigger(SequencedMap<String, String> parameters, Price trigger, Watch watch) {
        parameters.put("stopPrice", trigger.toString());
        parameters.put("workingType", workingType(watch.price()));
        if (watch.guarded()) {
            parameters.put("priceProtect", "TRUE");
        }
    }

    private static void putLimit(SequencedMap<String, String> parameters, Order order, Terms.Limit limit) {
        parameters.put("timeInForce", limit.timeInForce().name());
        putSize(parameters, order);
        parameters.put("price", limit.price().toString());
    }

    private static String workingType(WorkingPrice price) {
        return switch (price) {
            case MARK -> "MARK_PRICE";
            case LAST -> "CONTRACT_PRICE";
        };
    }

    private static String percent(Rate fraction) {
        return new Rate(Math.multiplyExact(fraction.e8(), PERCENT)).toString();
    }

    private static void putSize(SequencedMap<String, String> parameters, Order order) {
        if (order.terms().closesPosition()) {
            parameters.put("closePosition", "true");
            return;
        }
        parameters.put("quantity", order.quantity().toString());
        // In hedge mode the position side says it, and the venue refuses to be told twice.
        if (order.reduceOnly() && order.positionSide() == PositionSide.BOTH) {
            parameters.put("reduceOnly", "true");
        }
    }
}
