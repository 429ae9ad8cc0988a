package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.VenueFill;
import io.sapphire.simulator.run.VenueRun;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Orders and what they traded. */
public final class OrderEndpoints implements Endpoints {
    private static final int ROWS = 500;
    private static final int MOST_ROWS = 1000;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String[] ONE = {"symbol", "orderId", "origClientOrderId"};

    private final VenueRun run;

    public OrderEndpoints(VenueRun run) {
        this.run = run;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.signed("POST", "order", 1, this::place, OrderForm.PARAMETERS),
                Route.signed("DELETE", "order", 1, this::cancel, ONE),
                Route.signed("DELETE", "allOpenOrders", 1, this::cancelAll, "symbol"),
                Route.signed("POST", "countdownCancelAll", 10, this::countdown, "symbol", "countdownTime"),
                Route.owner("order", 1, this::order, ONE),
                Route.owner("openOrder", 1, this::openOrder, ONE),
                Route.owner("openOrders", Weight.bySymbol(1, 40), this::openOrders, "symbol"),
                Route.owner("allOrders", 5, this::allOrders, "symbol", "orderId", "startTime", "endTime", "limit"),
                Route.owner("userTrades", 5, this::fills, "symbol", "fromId", "startTime", "endTime", "limit"));
    }

    private Answer place(Parameters parameters, long nonce) {
        var order = OrderForm.read(parameters, () -> new OrderId("venue-" + nonce));
        return answer(run.submit(order, nonce));
    }

    private Answer cancel(Parameters parameters, long nonce) {
        return answer(run.cancel(parameters.symbol(), OrderForm.ref(parameters), nonce));
    }

    private Answer cancelAll(Parameters parameters, long nonce) {
        run.cancelAll(listed(parameters), nonce);
        return Answer.promise(Json.object(json -> {
            json.writeStringProperty("code", "200");
            json.writeStringProperty("msg", "The operation of cancel all open order is done.");
        }));
    }

    private Answer countdown(Parameters parameters, long nonce) {
        var symbol = listed(parameters);
        var delay = parameters.millis("countdownTime");
        run.countdown(symbol, delay, nonce);
        return Answer.promise(Json.object(json -> {
            Json.decimal(json, "symbol", symbol);
            json.writeStringProperty("countdownTime", Long.toString(delay.toMillis()));
        }));
    }

    private Answer order(Parameters parameters) {
        return found(parameters, OrderForm.ref(parameters), false);
    }

    private Answer openOrder(Parameters parameters) {
        return found(parameters, OrderForm.ref(parameters), true);
    }

    private Answer found(Parameters parameters, OrderRef ref, boolean onlyOpen) {
        var order = run.venue()
                .order(listed(parameters), ref)
                .filter(view -> !onlyOpen || view.status().isOpen())
                .orElseThrow(() -> new RequestException(Refusal.NO_SUCH_ORDER));
        return Answer.of(Json.object(json -> OrderJson.write(json, order)));
    }

    private Answer openOrders(Parameters parameters) {
        var symbol = parameters.findSymbol();
        var open = run.venue().openOrders().stream()
                .filter(view -> symbol.isEmpty() || view.order().symbol().equals(symbol.orElseThrow()))
                .toList();
        return Answer.of(Json.array(open, OrderJson::write));
    }

    /** From an order id on, or the latest created in a time. */
    private Answer allOrders(Parameters parameters) {
        var symbol = listed(parameters);
        var from = parameters.findNumber("orderId");
        var range = TimeRange.insteadOf("orderId", parameters, LONGEST);
        var orders = run.venue().orders().stream()
                .filter(view -> view.order().symbol().equals(symbol))
                .filter(view -> view.orderId() >= from.orElse(0L))
                .filter(view -> range.contains(view.created()))
                .toList();
        var page = page(orders, parameters, from.isPresent() || parameters.has("startTime"));
        return Answer.of(Json.array(page, OrderJson::write));
    }

    /** From a trade id on, or of a time, or the latest. */
    private Answer fills(Parameters parameters) {
        var symbol = listed(parameters);
        var from = parameters.findNumber("fromId");
        var range = TimeRange.insteadOf("fromId", parameters, LONGEST);
        var fills = run.venue().fills().stream()
                .filter(fill -> fill.symbol().equals(symbol))
                .filter(fill -> fill.tradeId() >= from.orElse(0L))
                .filter(fill -> range.contains(fill.eventTime()))
                .toList();
        var page = page(fills, parameters, from.isPresent() || parameters.has("startTime"));
        return Answer.of(Json.array(page, OrderEndpoints::fill));
    }

    private static <T> List<T> page(List<T> rows, Parameters parameters, boolean oldestFirst) {
        int limit = Math.min(parameters.limit(ROWS, MOST_ROWS), rows.size());
        return oldestFirst ? rows.subList(0, limit) : rows.subList(rows.size() - limit, rows.size());
    }

    private static void fill(JsonGenerator json, VenueFill fill) {
        json.writeNumberProperty("id", fill.tradeId());
        json.writeNumberProperty("orderId", fill.orderId());
        Json.decimal(json, "clientOrderId", fill.clientOrderId());
        Json.decimal(json, "symbol", fill.symbol());
        json.writeStringProperty("side", fill.side().name());
        json.writeStringProperty("positionSide", OrderWords.ONE_WAY);
        json.writeBooleanProperty("buyer", fill.side() == Side.BUY);
        json.writeBooleanProperty("maker", fill.maker());
        Json.decimal(json, "price", fill.price());
        Json.decimal(json, "qty", fill.quantity());
        Json.decimal(json, "quoteQty", fill.notional());
        Json.decimal(json, "commission", fill.fee());
        json.writeStringProperty("commissionAsset", OrderWords.ASSET);
        Json.decimal(json, "realizedPnl", fill.realised());
        Json.time(json, "time", fill.eventTime());
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(OrderView order) -> Answer.promise(Json.object(json -> OrderJson.write(json, order)));
            case Outcome.Refused(Refusal refusal) -> throw new RequestException(refusal);
        };
    }

    private Symbol listed(Parameters parameters) {
        var symbol = parameters.symbol();
        if (run.venue().market(symbol).isEmpty()) {
            throw new RequestException(Refusal.UNKNOWN_SYMBOL);
        }
        return symbol;
    }
}
