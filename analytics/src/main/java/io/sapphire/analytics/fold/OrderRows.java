package io.sapphire.analytics.fold;

import io.sapphire.analytics.table.CanIgnoreReturnValue;
import io.sapphire.analytics.table.Row;
import io.sapphire.analytics.table.Sheet;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import java.util.Optional;

/** Rows about orders and what became of them. For one thread at a time. */
final class OrderRows {
    private final Sheet sheet;
    private final Account account;
    private final AccountRows accountRows;
    private final KnownOrders known;

    OrderRows(Sheet sheet, Account account, AccountRows accountRows, KnownOrders known) {
        this.sheet = sheet;
        this.account = account;
        this.accountRows = accountRows;
        this.known = known;
    }

    void apply(OrderEvent fact) {
        var id = fact.orderId().value();
        switch (fact) {
            case OrderEvent.Denied denied -> deny(denied);
            case OrderEvent.Intended intended -> intend(intended);
            case OrderEvent.CancelIntended(var _, var reason, var _) ->
                event(fact, "CANCEL_INTENDED").text("reason", reason);
            case OrderEvent.Accepted(var _, var venueOrderId, var _) ->
                event(fact, "ACCEPTED").integer("venue_order_id", venueOrderId);
            case OrderEvent.Amended(var _, var price, var quantity, var _) ->
                event(fact, "AMENDED").decimal("price", price.e8()).decimal("quantity", quantity.e8());
            case OrderEvent.Rejected(var _, var code, var reason, var _) -> {
                known.close(id);
                event(fact, "REJECTED").integer("venue_code", code).text("reason", reason);
            }
            case OrderEvent.PartiallyFilled(var _, var fill, var _) -> fill(fact, fill, false);
            case OrderEvent.Filled(var _, var fill, var _) -> {
                known.close(id);
                fill(fact, fill, true);
            }
            case OrderEvent.Cancelled _ -> {
                known.close(id);
                event(fact, "CANCELLED");
            }
            case OrderEvent.Expired(var _, var reason, var _) -> {
                known.close(id);
                event(fact, "EXPIRED").text("reason", reason);
            }
            case OrderEvent.Unknown(var _, var cause, var _) ->
                event(fact, "UNKNOWN").text("reason", cause);
            case OrderEvent.Resolved(var _, var reached, var _) -> resolve(fact, reached);
            case OrderEvent.External(var order, var venueOrderId, var _) -> {
                known.add(id, KnownOrder.of(order));
                event(fact, "EXTERNAL")
                        .integer("venue_order_id", venueOrderId)
                        .decimal("quantity", order.quantity().e8());
            }
        }
    }

    private void resolve(OrderEvent fact, boolean reached) {
        if (!reached) {
            known.close(fact.orderId().value());
        }
        event(fact, "RESOLVED").text("reason", reached ? "reached the venue" : "never reached the venue");
    }

    /** @return the row, to be told what is special of the fact */
    @CanIgnoreReturnValue
    private Row event(OrderEvent fact, String kind) {
        var order = known.find(fact.orderId().value());
        var row = sheet.row("order_events", Optional.of(fact.eventTime()))
                .text("order_id", fact.orderId())
                .text("symbol", order.map(KnownOrder::symbol))
                .text("kind", kind);
        order.ifPresent(some -> row.bool("open_after", some.open()));
        return row;
    }

    private void deny(OrderEvent.Denied denied) {
        var order = denied.order();
        var denial = denied.denial();
        sheet.row("denials", Optional.of(denied.eventTime()))
                .text("order_id", order.id())
                .text("symbol", order.symbol())
                .number("decision_number", denied.decision())
                .text("purpose", order.purpose())
                .text("side", order.side())
                .decimal("quantity", order.quantity().e8())
                .integer("code", denial.code().number())
                .text("name", denial.code())
                .decimal("observed", denial.observedE8())
                .decimal("allowed", denial.limitE8())
                .text("unit", denial.unit());
        event(denied, "DENIED")
                .text("symbol", order.symbol())
                .text("reason", denial.code())
                .bool("open_after", false);
    }

    private void intend(OrderEvent.Intended intended) {
        var order = intended.order();
        known.add(order.id().value(), KnownOrder.of(intended));
        var limited = order.terms().limited();
        sheet.row("orders", Optional.of(intended.eventTime()))
                .text("order_id", order.id())
                .text("symbol", order.symbol())
                .number("decision_number", intended.decision())
                .text("purpose", order.purpose())
                .text("side", order.side())
                .text("type", type(order.terms()))
                .text("time_in_force", limited.map(Terms.Limit::timeInForce))
                .decimal("quantity", order.quantity().e8())
                .decimal("limit_price", limited.map(limit -> limit.price().e8()))
                .decimal("trigger_price", order.terms().triggeredAt().map(Price::e8))
                .bool("reduce_only", order.reduceOnly())
                .bool("close_position", order.terms().closesPosition())
                .decimal("expected_price", intended.expectedPrice().e8())
                .decimal("expected_cost", intended.expectedCost().e8())
                .integer("limits_version", intended.approval().limitsVersion())
                .integer("leader_epoch", intended.approval().epoch())
                .time("expiry_time", intended.approval().expiry());
        event(intended, "INTENDED").decimal("quantity", order.quantity().e8());
        if (order.purpose() != Purpose.PROTECTION) {
            rebalance(intended, order);
        }
    }

    private void rebalance(OrderEvent.Intended intended, Order order) {
        var manner = intended.manner();
        sheet.row("rebalances", Optional.of(intended.eventTime()))
                .text("symbol", order.symbol())
                .text("order_id", order.id())
                .number("decision_number", intended.decision())
                .text("purpose", order.purpose())
                .text("side", order.side())
                .decimal("quantity", order.quantity().e8())
                .decimal(
                        "position_before",
                        account.holding(order.symbol()).quantity().e8())
                .decimal("notional_before", account.worth(order.symbol()).e8())
                .decimal("wanted_notional", manner.wanted().e8())
                .text("size_cap", manner.cap())
                .text("urgency", manner.urgency())
                .integer("slice", manner.slice())
                .integer("slices", manner.slices());
    }

    private void fill(OrderEvent fact, Fill fill, boolean completes) {
        var order = known.find(fact.orderId().value());
        var brought = accountRows.book(fill, fact.eventTime());
        event(fact, completes ? "FILLED" : "PARTIALLY_FILLED")
                .text("symbol", fill.symbol())
                .decimal("price", fill.price().e8())
                .decimal("quantity", fill.quantity().e8());
        var expected = order.map(KnownOrder::expected).filter(price -> price > 0);
        sheet.row("fills", Optional.of(fact.eventTime()))
                .text("symbol", fill.symbol())
                .text("order_id", fact.orderId())
                .integer("trade_id", fill.tradeId())
                .text("side", fill.side())
                .decimal("price", fill.price().e8())
                .decimal("quantity", fill.quantity().e8())
                .decimal("notional", fill.notional().e8())
                .decimal("fee", fill.fee().e8())
                .bool("maker", fill.maker())
                .bool("completes_order", completes)
                .text("purpose", order.map(KnownOrder::purpose))
                .number("decision_number", order.map(KnownOrder::decision).orElse(0L))
                .decimal("expected_price", expected)
                .decimal("slippage_bp", expected.map(price -> slippage(fill, price)))
                .decimal("realised_pnl", brought.e8())
                .decimal(
                        "position_after",
                        account.holding(fill.symbol()).quantity().e8());
    }

    /** By how much it traded worse than expected. */
    private static long slippage(Fill fill, long expected) {
        long dearer = Math.subtractExact(fill.price().e8(), expected);
        return Ratio.bp(fill.side() == Side.BUY ? dearer : -dearer, expected);
    }

    private static String type(Terms terms) {
        return switch (terms) {
            case Terms.Limit _ -> "LIMIT";
            case Terms.Market _ -> "MARKET";
            case Terms.StopMarket _ -> "STOP_MARKET";
            case Terms.TakeProfitMarket _ -> "TAKE_PROFIT_MARKET";
            case Terms.Stop _ -> "STOP";
            case Terms.TakeProfit _ -> "TAKE_PROFIT";
            case Terms.TrailingStop _ -> "TRAILING_STOP_MARKET";
        };
    }
}
