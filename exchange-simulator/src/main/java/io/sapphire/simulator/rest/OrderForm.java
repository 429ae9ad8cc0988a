package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.WorkingPrice;
import java.util.List;
import java.util.function.Supplier;

/** Orders as clients write them. */
final class OrderForm {
    static final String[] PARAMETERS = {
        "symbol",
        "side",
        "type",
        "positionSide",
        "timeInForce",
        "quantity",
        "reduceOnly",
        "price",
        "newClientOrderId",
        "stopPrice",
        "closePosition",
        "activationPrice",
        "callbackRate",
        "workingType",
        "priceProtect",
        "newOrderRespType",
        "pegPriceType",
        "pegOffset",
        "stpMode",
        "builder",
        "feeRate"
    };
    private static final int NOT_OFFERED = -1116;
    /** The venue knows them; ignoring them here would be a silent difference. */
    private static final List<String> NOT_SIMULATED =
            List.of("activationPrice", "callbackRate", "pegPriceType", "pegOffset", "stpMode", "builder", "feeRate");

    private OrderForm() {}

    /** @param ownName what to call it if the client does not say */
    static NewOrder read(Parameters parameters, Supplier<OrderId> ownName) {
        var symbol = parameters.symbol();
        var side = parameters.word("side", Side.class, RequestException.of(-1117, "Invalid side."));
        refuseHedge(parameters);
        refuseNotSimulated(parameters);
        var terms = terms(parameters);
        refuseNotRequired(parameters, terms);
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
        switch (parameters.find("positionSide").orElse("BOTH")) {
            case "BOTH" -> {}
            case "LONG", "SHORT" ->
                throw RequestException.of(-4061, "Order's position side does not match user's setting.");
            default -> throw RequestException.of(-4060, "Invalid position side.");
        }
    }

    private static void refuseNotSimulated(Parameters parameters) {
        for (var name : NOT_SIMULATED) {
            if (parameters.has(name)) {
                throw RequestException.of(-1020, "This operation is not supported: '" + name + "'.");
            }
        }
        if (!List.of("ACK", "RESULT")
                .contains(parameters.find("newOrderRespType").orElse("ACK"))) {
            throw RequestException.of(-1136, "Invalid newOrderRespType.");
        }
        if (parameters.flag("priceProtect")) {
            throw RequestException.of(-1020, "This operation is not supported: 'priceProtect'.");
        }
    }

    private static void refuseNotRequired(Parameters parameters, Terms terms) {
        var unused = switch (terms) {
            case Terms.Limit _ -> List.of("stopPrice");
            case Terms.Market _ -> List.of("price", "stopPrice", "timeInForce");
            case Terms.StopMarket _ -> List.of("price");
        };
        for (var name : unused) {
            if (parameters.has(name)) {
                throw RequestException.of(-1106, "Parameter '" + name + "' sent when not required.");
            }
        }
        if (!(terms instanceof Terms.StopMarket) && parameters.flag("closePosition")) {
            throw RequestException.of(-1106, "Parameter 'closePosition' sent when not required.");
        }
    }
}
