package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderId;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
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
    /** The venue knows them; ignoring them here would be a silent difference. */
    private static final List<String> NOT_SIMULATED = List.of("pegPriceType", "pegOffset", "builder", "feeRate");

    private OrderForm() {}

    /**
     * @param ownName what to call it if the client does not say.
     *
     * @param selfTrade what the account has chosen, if the client does not say
     */
    static NewOrder read(Parameters parameters, Supplier<OrderId> ownName, SelfTrade selfTrade) {
        var symbol = parameters.symbol();
        var side = parameters.word("side", Side.class, RequestException.of(-1117, "Invalid side."));
        var positionSide = positionSide(parameters);
        refuseNotSimulated(parameters);
        var terms = TermsForm.read(parameters);
        boolean closes = parameters.flag("closePosition");
        refuseCombinations(parameters, side, positionSide, closes);
        return new NewOrder(
                symbol,
                parameters
                        .find("newClientOrderId")
                        .map(OrderForm::clientOrderId)
                        .orElseGet(ownName),
                side,
                positionSide,
                terms,
                closes ? 0 : quantity(parameters),
                parameters.flag("reduceOnly"),
                workingPrice(parameters),
                terms instanceof Terms.Conditional && parameters.flag("priceProtect"),
                parameters.word("stpMode", SelfTrade.class, selfTrade, RequestException.invalid("stpMode")));
    }

    static OrderRef ref(Parameters parameters) {
        return parameters
                .findNumber("orderId")
                .<OrderRef>map(OrderRef.ByVenueId::new)
                .or(() ->
                        parameters.find("origClientOrderId").map(text -> new OrderRef.ByClientId(clientOrderId(text))))
                .orElseThrow(() -> RequestException.missing("orderId"));
    }

    static OrderId clientOrderId(String text) {
        try {
            return new OrderId(text);
        } catch (IllegalArgumentException malformed) {
            throw RequestException.of(-4015, "Client order id is not valid.");
        }
    }

    static Price price(Parameters parameters, String name) {
        return new Price(parameters.positiveDecimal(name, RequestException.of(-4001, "Price less than 0.")));
    }

    /** 1e-8 units. */
    static long quantity(Parameters parameters) {
        return parameters.positiveDecimal("quantity", RequestException.of(-4003, "Quantity less than zero."));
    }

    static PositionSide positionSide(Parameters parameters) {
        return parameters.word(
                "positionSide",
                PositionSide.class,
                PositionSide.BOTH,
                RequestException.of(-4060, "Invalid position side."));
    }

    private static WorkingPrice workingPrice(Parameters parameters) {
        return parameters.word(
                "workingType",
                WorkingPrice.class,
                WorkingPrice.CONTRACT_PRICE,
                RequestException.of(-4031, "Invalid workingType."));
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
    }

    private static void refuseCombinations(
            Parameters parameters, Side side, PositionSide positionSide, boolean closes) {
        if (!closes) {
            return;
        }
        if (parameters.has("quantity") || parameters.flag("reduceOnly")) {
            throw RequestException.of(-1106, "Parameter 'quantity' or 'reduceOnly' sent when closePosition is true.");
        }
        boolean opens = positionSide == (side == Side.BUY ? PositionSide.LONG : PositionSide.SHORT);
        if (opens) {
            throw RequestException.of(-1128, "Combination of optional parameters invalid: it cannot close that side.");
        }
    }
}
