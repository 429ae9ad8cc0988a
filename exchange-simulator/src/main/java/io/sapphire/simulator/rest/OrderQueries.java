package io.sapphire.simulator.rest;

import io.sapphire.domain.market.Side;
import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.json.OrderWords;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.VenueFill;
import io.sapphire.simulator.run.VenueRun;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What is known of orders and of what they traded. */
public final class OrderQueries implements Endpoints {
    static final String[] ONE = {"symbol", "orderId", "origClientOrderId"};
    private static final int ROWS = 500;
    private static final int MOST_ROWS = 1000;
    private static final int FORCED_ROWS = 50;
    private static final int MOST_FORCED_ROWS = 100;
    private static final Duration LONGEST = Duration.ofDays(7);

    private final VenueRun run;
    private final Listed listed;

    public OrderQueries(VenueRun run) {
        this.run = run;
        this.listed = new Listed(run);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.owner("order", 1, parameters -> found(parameters, false), ONE),
                Route.owner("openOrder", 1, parameters -> found(parameters, true), ONE),
                Route.owner("openOrders", Weight.bySymbol(1, 40), this::openOrders, "symbol"),
                Route.owner("allOrders", 5, this::allOrders, "symbol", "orderId", "startTime", "endTime", "limit"),
                Route.owner("userTrades", 5, this::fills, "symbol", "fromId", "startTime", "endTime", "limit"),
                Route.owner(
                        "forceOrders",
                        Weight.bySymbol(20, 50),
                        this::forced,
                        "symbol",
                        "autoCloseType",
                        "startTime",
                        "endTime",
                        "limit"));
    }

    private Answer found(Parameters parameters, boolean onlyOpen) {
        var symbol = listed.symbol(parameters);
        OrderRef ref = OrderForm.ref(parameters);
        var order = run.venue()
                .order(symbol, ref)
                .filter(view -> onlyOpen ? view.status().isOpen() : isRemembered(view))
                .orElseThrow(() -> new RequestException(Refusal.NO_SUCH_ORDER));
        return Answer.of(Json.object(json -> OrderJson.write(json, order)));
    }

    private Answer openOrders(Parameters parameters) {
        var markets = listed.markets(parameters);
        var open = run.venue().openOrders().stream()
                .filter(view -> markets.stream()
                        .anyMatch(market -> market.symbol().equals(view.order().symbol())))
                .toList();
        return Answer.of(Json.array(open, OrderJson::write));
    }

    /** From an order id on, or the latest created in a time. */
    private Answer allOrders(Parameters parameters) {
        var symbol = listed.symbol(parameters);
        var from = parameters.findNumber("orderId");
        var range = TimeRange.insteadOf("orderId", parameters, LONGEST);
        var orders = run.venue().orders().stream()
                .filter(view -> view.order().symbol().equals(symbol))
                .filter(view -> view.orderId() >= from.orElse(0L))
                .filter(view -> range.contains(view.created()))
                .filter(this::isRemembered)
                .toList();
        var page = page(orders, parameters, from.isPresent() || parameters.has("startTime"));
        return Answer.of(Json.array(page, OrderJson::write));
    }

    /** What ended without having traded is forgotten a week after it was taken. */
    private boolean isRemembered(OrderView view) {
        boolean inVain = view.executedE8() == 0
                && (view.status() == OrderStatus.CANCELED || view.status() == OrderStatus.EXPIRED);
        return !inVain || !view.created().plus(LONGEST).isBefore(run.venue().now());
    }

    /** From a trade id on, or of a time, or the latest. */
    private Answer fills(Parameters parameters) {
        var symbol = listed.symbol(parameters);
        var from = parameters.findNumber("fromId");
        var range = TimeRange.insteadOf("fromId", parameters, LONGEST);
        var fills = run.venue().fills().stream()
                .filter(fill -> fill.symbol().equals(symbol))
                .filter(fill -> fill.tradeId() >= from.orElse(0L))
                .filter(fill -> range.contains(fill.eventTime()))
                .toList();
        var page = page(fills, parameters, from.isPresent() || parameters.has("startTime"));
        return Answer.of(Json.array(page, OrderQueries::fill));
    }

    /** What the venue itself sent for the account: liquidations, and what was closed to help others. */
    private Answer forced(Parameters parameters) {
        var markets = listed.markets(parameters);
        var kind = parameters.word(
                "autoCloseType", AutoClose.class, AutoClose.ANY, RequestException.invalid("autoCloseType"));
        var range = TimeRange.of(parameters, LONGEST);
        var orders = run.venue().orders().stream()
                .filter(view -> view.liquidation() && kind.covers(view))
                .filter(view -> markets.stream()
                        .anyMatch(market -> market.symbol().equals(view.order().symbol())))
                .filter(view -> range.contains(view.created()))
                .toList();
        int limit = Math.min(parameters.limit(FORCED_ROWS, MOST_FORCED_ROWS), orders.size());
        return Answer.of(Json.array(orders.subList(orders.size() - limit, orders.size()), OrderJson::write));
    }

    private enum AutoClose {
        ANY,
        LIQUIDATION,
        ADL;

        boolean covers(OrderView view) {
            boolean adl = view.order().clientOrderId().value().startsWith(OrderWords.ADL);
            return this == ANY || adl == (this == ADL);
        }
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
        json.writeStringProperty("positionSide", fill.positionSide().name());
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
}
