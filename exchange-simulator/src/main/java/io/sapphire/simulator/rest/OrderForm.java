package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.WorkingPrice;
import java.util.function.Supplier;

/** Orders as clients write them. */
final class OrderForm {
    private static final int NOT_OFFERED = -1116;

    private OrderForm() {}

    /** @param ownName what to call it if the client does not say */
    static NewOrder read(Parameters parameters, Supplier<OrderId> ownName) {
        var symbol = parameters.symbol();
        var side = parameters.word("side", Side.class, RequestException.of(-1117, "Invalid side."));
        refuseHedge(parameters);
        var terms = terms(parameters);
        boolean closes = terms instanceof Terms.StopMarket stop && stop.closePosition();
        if (closes && (parameters.find("quantity").isPresent() || parameters.flag("reduceOnly"))) {
            throw RequestException.of(-1106, "Parameter 'quantity' or 'reduceOnly' sent when closePosition is true.");
        }
        return new NewOrder(
                symbol,
                parameters
                        .find("newClientOrderId")
                        .map(OrderForm::clientOrderId)
                        .orElseGet(ownName),
                side,
                terms,
                closes ? 0 : quantity(parameters),
                parameters.flag("reduceOnly"),
                workingPrice(parameters));
    }

    static OrderRef ref(Parameters parameters) {
        return parameters
                .findNumber("orderId")
                .<OrderRef>map(OrderRef.ByVenueId::new)
                .or(() ->
                        parameters.find("origClientOrderId").map(text -> new OrderRef.ByClientId(clientOrderId(text))))
                .orElseThrow(() -> RequestException.missing("orderId"));
    }

    private static Terms terms(Parameters parameters) {
        return switch (parameters.text("type")) {
            case "LIMIT" -> new Terms.Limit(price(parameters, "price"), timeInForce(parameters));
            case "MARKET" -> new Terms.Market();
            case "STOP_MARKET" ->
                new Terms.StopMarket(price(parameters, "stopPrice"), parameters.flag("closePosition"));
            default -> throw RequestException.of(NOT_OFFERED, "Invalid orderType.");
        };
    }

    private static TimeInForce timeInForce(Parameters parameters) {
        return parameters.word("timeInForce", TimeInForce.class, RequestException.of(-1115, "Invalid timeInForce."));
    }

    private static Price price(Parameters parameters, String name) {
        return new Price(parameters.positiveDecimal(name, RequestException.of(-4001, "Price less than 0.")));
    }

    private static long quantity(Parameters parameters) {
        return parameters.positiveDecimal("quantity", RequestException.of(-4003, "Quantity less than zero."));
    }

    private static WorkingPrice workingPrice(Parameters parameters) {
        return parameters.find("workingType").isEmpty()
                ? WorkingPrice.CONTRACT_PRICE
                : parameters.word(
                        "workingType", WorkingPrice.class, RequestException.of(-4031, "Invalid workingType."));
    }

    private static OrderId clientOrderId(String text) {
        try {
            return new OrderId(text);
        } catch (IllegalArgumentException malformed) {
            throw RequestException.of(-4015, "Client order id is not valid.");
        }
    }

    private static void refuseHedge(Parameters parameters) {
        if (!parameters.find("positionSide").orElse("BOTH").equals("BOTH")) {
            throw RequestException.of(-4061, "Order's position side does not match user's setting.");
        }
    }
}
