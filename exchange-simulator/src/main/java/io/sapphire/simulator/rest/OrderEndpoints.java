package io.sapphire.simulator.rest;

import io.sapphire.domain.order.OrderId;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.run.VenueRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** What is done with orders. */
public final class OrderEndpoints implements Endpoints {
    private static final Set<String> OF_AN_ORDER = Set.of(OrderForm.PARAMETERS);

    private final VenueRun run;
    private final Listed listed;

    /** One of several orders: taken, or why not. */
    private sealed interface Each {
        record Done(OrderView order) implements Each {}

        record Refused(Refusal refusal) implements Each {}
    }

    public OrderEndpoints(VenueRun run) {
        this.run = run;
        this.listed = new Listed(run);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.signed("POST", "order", 1, this::place, OrderForm.PARAMETERS),
                Route.signed(
                        "PUT",
                        "order",
                        1,
                        this::amend,
                        "symbol",
                        "orderId",
                        "origClientOrderId",
                        "quantity",
                        "price",
                        "side"),
                Route.signed("DELETE", "order", 1, this::cancel, OrderQueries.ONE),
                Route.signed("POST", "batchOrders", 5, this::placeSeveral, "batchOrders"),
                Route.signed(
                        "DELETE",
                        "batchOrders",
                        1,
                        this::cancelSeveral,
                        "symbol",
                        "orderIdList",
                        "origClientOrderIdList"),
                Route.signed("DELETE", "allOpenOrders", 1, this::cancelAll, "symbol"),
                Route.signed("POST", "countdownCancelAll", 10, this::countdown, "symbol", "countdownTime"));
    }

    private Answer place(Parameters parameters, long nonce) {
        return answer(run.submit(order(parameters, "venue-" + nonce), nonce));
    }

    private Answer amend(Parameters parameters, long nonce) {
        var symbol = listed.symbol(parameters);
        var ref = OrderForm.ref(parameters);
        long quantity = OrderForm.quantity(parameters);
        return answer(run.amend(symbol, ref, quantity, OrderForm.price(parameters, "price"), nonce));
    }

    private Answer cancel(Parameters parameters, long nonce) {
        return answer(run.cancel(parameters.symbol(), OrderForm.ref(parameters), nonce));
    }

    private Answer placeSeveral(Parameters parameters, long nonce) {
        var each = new ArrayList<Each>();
        for (var order : BatchForm.orders(parameters)) {
            each.add(placeOne(order, "venue-" + nonce + "-" + each.size(), nonce));
        }
        return several(each);
    }

    private Each placeOne(Parameters parameters, String ownName, long nonce) {
        try {
            parameters.refuseOthers(OF_AN_ORDER, false);
            return each(run.submit(order(parameters, ownName), nonce));
        } catch (RequestException refused) {
            return new Each.Refused(refused.refusal());
        }
    }

    private Answer cancelSeveral(Parameters parameters, long nonce) {
        var symbol = listed.symbol(parameters);
        var each = new ArrayList<Each>();
        for (OrderRef ref : BatchForm.refs(parameters)) {
            each.add(each(run.cancel(symbol, ref, nonce)));
        }
        return several(each);
    }

    private Answer cancelAll(Parameters parameters, long nonce) {
        run.cancelAll(listed.symbol(parameters), nonce);
        return Answer.promise(Json.object(json -> {
            json.writeStringProperty("code", "200");
            json.writeStringProperty("msg", "The operation of cancel all open order is done.");
        }));
    }

    private Answer countdown(Parameters parameters, long nonce) {
        var symbol = listed.symbol(parameters);
        var delay = parameters.millis("countdownTime");
        run.countdown(symbol, delay, nonce);
        return Answer.promise(Json.object(json -> {
            Json.decimal(json, "symbol", symbol);
            json.writeStringProperty("countdownTime", Long.toString(delay.toMillis()));
        }));
    }

    private NewOrder order(Parameters parameters, String ownName) {
        var selfTrade = run.venue().account().settings().selfTrade();
        return OrderForm.read(parameters, () -> new OrderId(ownName), selfTrade);
    }

    private static Each each(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(OrderView order) -> new Each.Done(order);
            case Outcome.Refused(Refusal refusal) -> new Each.Refused(refusal);
        };
    }

    private static Answer several(List<Each> each) {
        return Answer.promise(Json.array(each, OrderEndpoints::write));
    }

    private static void write(JsonGenerator json, Each each) {
        switch (each) {
            case Each.Done(OrderView order) -> OrderJson.write(json, order);
            case Each.Refused(Refusal refusal) -> Errors.write(json, refusal.code(), refusal.message());
        }
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(OrderView order) -> Answer.promise(Json.object(json -> OrderJson.write(json, order)));
            case Outcome.Refused(Refusal refusal) -> throw new RequestException(refusal);
        };
    }
}
