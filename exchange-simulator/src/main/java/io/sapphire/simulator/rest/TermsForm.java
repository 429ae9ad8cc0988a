package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The type of an order and what belongs to it, as clients write them. */
final class TermsForm {
    private static final List<String> OF_SOME_TYPES = List.of(
            "timeInForce", "price", "stopPrice", "activationPrice", "callbackRate", "closePosition", "priceProtect");
    /** Percent. */
    private static final long LEAST_CALLBACK = Fixed.ONE / 10;

    private static final long MOST_CALLBACK = 5 * Fixed.ONE;

    private TermsForm() {}

    static Terms read(Parameters parameters) {
        return switch (parameters.text("type")) {
            case "LIMIT" -> {
                refuseOthers(parameters, Set.of("timeInForce", "price"));
                yield limit(parameters, timeInForce(parameters));
            }
            case "MARKET" -> {
                refuseOthers(parameters, Set.of());
                yield new Terms.Market();
            }
            case "STOP" -> new Terms.Conditional(stop(parameters), waitingLimit(parameters));
            case "TAKE_PROFIT" -> new Terms.Conditional(takeProfit(parameters), waitingLimit(parameters));
            case "STOP_MARKET" -> {
                refuseOthers(parameters, Set.of("timeInForce", "stopPrice", "closePosition", "priceProtect"));
                yield new Terms.Conditional(stop(parameters), new Terms.Market());
            }
            case "TAKE_PROFIT_MARKET" -> {
                refuseOthers(parameters, Set.of("timeInForce", "stopPrice", "closePosition", "priceProtect"));
                yield new Terms.Conditional(takeProfit(parameters), new Terms.Market());
            }
            case "TRAILING_STOP_MARKET" -> {
                refuseOthers(parameters, Set.of("timeInForce", "activationPrice", "callbackRate", "priceProtect"));
                yield new Terms.Conditional(trailing(parameters), new Terms.Market());
            }
            default -> throw RequestException.of(-1116, "Invalid orderType.");
        };
    }

    private static Trigger stop(Parameters parameters) {
        return new Trigger.Stop(OrderForm.price(parameters, "stopPrice"));
    }

    private static Trigger takeProfit(Parameters parameters) {
        return new Trigger.TakeProfit(OrderForm.price(parameters, "stopPrice"));
    }

    /** The rate is in percent. */
    private static Trigger trailing(Parameters parameters) {
        long percent = parameters.positiveDecimal("callbackRate");
        if (percent < LEAST_CALLBACK || percent > MOST_CALLBACK) {
            throw RequestException.invalid("callbackRate");
        }
        var activation = parameters.has("activationPrice")
                ? Optional.of(OrderForm.price(parameters, "activationPrice"))
                : Optional.<Price>empty();
        return new Trigger.Trailing(new Rate(Fixed.share(percent, 1, 100)), activation);
    }

    private static Terms.Limit waitingLimit(Parameters parameters) {
        refuseOthers(parameters, Set.of("timeInForce", "price", "stopPrice", "priceProtect"));
        return limit(parameters, parameters.has("timeInForce") ? timeInForce(parameters) : TimeInForce.GTC);
    }

    private static Terms.Limit limit(Parameters parameters, TimeInForce timeInForce) {
        return new Terms.Limit(OrderForm.price(parameters, "price"), timeInForce);
    }

    private static TimeInForce timeInForce(Parameters parameters) {
        return parameters.word("timeInForce", TimeInForce.class, RequestException.of(-1115, "Invalid timeInForce."));
    }

    private static void refuseOthers(Parameters parameters, Set<String> wanted) {
        for (var name : OF_SOME_TYPES) {
            boolean said = parameters.has(name) && !parameters.text(name).equalsIgnoreCase("false");
            if (said && !wanted.contains(name)) {
                throw RequestException.of(-1106, "Parameter '" + name + "' sent when not required.");
            }
        }
    }
}
