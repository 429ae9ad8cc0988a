package io.sapphire.exchange.aster;

import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.aster.rest.Parameters;

/** A new order in the venue's words. One-way mode: no position side. */
final class OrderParameters {

    private OrderParameters() {}

    static Parameters of(Order order) {
        var common = Parameters.of("symbol", order.symbol()).and("side", order.side());
        var terms = withTerms(common, order);
        return terms.and("newClientOrderId", order.id());
    }

    private static Parameters withTerms(Parameters common, Order order) {
        return switch (order.terms()) {
            case Terms.Limit limit ->
                sized(common.and("type", "LIMIT").and("timeInForce", limit.timeInForce()), order)
                        .and("price", limit.price());
            case Terms.Market _ -> sized(common.and("type", "MARKET"), order);
            case Terms.StopMarket stop -> {
                var triggered = common.and("type", "STOP_MARKET")
                        .and("stopPrice", stop.trigger())
                        .and("workingType", "MARK_PRICE");
                yield stop.closePosition() ? triggered.and("closePosition", true) : sized(triggered, order);
            }
        };
    }

    private static Parameters sized(Parameters parameters, Order order) {
        var sized = parameters.and("quantity", order.quantity());
        return order.reduceOnly() ? sized.and("reduceOnly", true) : sized;
    }
}
