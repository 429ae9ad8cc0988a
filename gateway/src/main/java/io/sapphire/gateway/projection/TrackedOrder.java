package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Orders.LifeStage;
import io.sapphire.gateway.view.Orders.MannerRow;
import io.sapphire.gateway.view.Orders.OrderRow;
import io.sapphire.gateway.view.Orders.OrderStatus;
import io.sapphire.gateway.view.Orders.OrderType;
import io.sapphire.gateway.view.Orders.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One order and its life so far. For one thread at a time. */
final class TrackedOrder {
    private final Order order;
    private final long createdSequence;
    private final Instant created;
    private final Optional<String> decision;
    private final Optional<OrderEvent.Intended> intended;
    private final Executions executions = new Executions();
    private final List<LifeStage> life = new ArrayList<>();
    private OrderStatus status;
    private Optional<Price> price;
    private Quantity quantity;
    private @Nullable String statusReason;
    private @Nullable String venueOrderId;

    /** An order of ours that is about to leave. */
    TrackedOrder(OrderEvent.Intended intended, Optional<String> decision, Recorded recorded) {
        this(intended.order(), Optional.of(intended), decision, OrderStatus.INTENDED, intended.eventTime(), recorded);
        live(Stage.INTENDED, intended.eventTime(), recorded, null);
    }

    /** An order on our account that somebody else sent. */
    TrackedOrder(OrderEvent.External external, Recorded recorded) {
        this(external.order(), Optional.empty(), Optional.empty(), OrderStatus.WORKING, external.eventTime(), recorded);
        venueOrderId = Long.toString(external.venueOrderId());
        live(Stage.EXTERNAL, external.eventTime(), recorded, "not sent by us");
    }

    private TrackedOrder(
            Order order,
            Optional<OrderEvent.Intended> intended,
            Optional<String> decision,
            OrderStatus status,
            Instant created,
            Recorded recorded) {
        this.order = order;
        this.intended = intended;
        this.decision = decision;
        this.status = status;
        this.created = created;
        this.createdSequence = recorded.sequence();
        this.price = limit(order.terms());
        this.quantity = order.quantity();
    }

    /** Takes note of one more fact. A closed order stays closed: only its fills still count. */
    void apply(OrderEvent.Reported fact, Recorded recorded) {
        switch (fact) {
            case OrderEvent.Accepted accepted -> {
                venueOrderId = Long.toString(accepted.venueOrderId());
                become(filledE8() > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.WORKING, null);
                live(Stage.ACKED, fact.eventTime(), recorded, null);
            }
            case OrderEvent.Amended amended -> {
                price = Optional.of(amended.price());
                quantity = amended.quantity();
                live(Stage.AMENDED, fact.eventTime(), recorded, quantity + " at " + amended.price());
            }
            case OrderEvent.Rejected rejected -> {
                become(OrderStatus.REJECTED, rejected.venueReason());
                live(Stage.REJECTED, fact.eventTime(), recorded, rejected.venueReason());
            }
            case OrderEvent.PartiallyFilled(var _, var fill, var _) ->
                fill(fill, OrderStatus.PARTIALLY_FILLED, fact, recorded);
            case OrderEvent.Filled(var _, var fill, var _) -> fill(fill, OrderStatus.FILLED, fact, recorded);
            case OrderEvent.Cancelled _ -> {
                become(OrderStatus.CANCELLED, null);
                live(Stage.CANCELLED, fact.eventTime(), recorded, null);
            }
            case OrderEvent.Expired expired -> {
                become(OrderStatus.EXPIRED, expired.venueReason());
                live(Stage.EXPIRED, fact.eventTime(), recorded, expired.venueReason());
            }
            case OrderEvent.Unknown unknown -> {
                become(status == OrderStatus.INTENDED ? OrderStatus.UNKNOWN : status, unknown.cause());
                live(Stage.UNKNOWN, fact.eventTime(), recorded, unknown.cause());
            }
            case OrderEvent.Resolved resolved -> resolve(resolved, recorded);
            case OrderEvent.External _ -> {}
        }
    }

    void cancelIntended(OrderEvent.CancelIntended cancel, Recorded recorded) {
        live(Stage.CANCEL_INTENDED, cancel.eventTime(), recorded, cancel.reason());
    }

    private void fill(Fill fill, OrderStatus next, OrderEvent fact, Recorded recorded) {
        executions.add(fill);
        become(next, null);
        var stage = next == OrderStatus.FILLED ? Stage.FILLED : Stage.PARTIAL;
        live(stage, fact.eventTime(), recorded, fill.quantity() + " at " + fill.price());
    }

    private void resolve(OrderEvent.Resolved resolved, Recorded recorded) {
        if (!resolved.reachedVenue()) {
            become(OrderStatus.NEVER_SENT, "never reached the venue");
        } else if (status == OrderStatus.UNKNOWN) {
            become(OrderStatus.WORKING, null);
        }
        var note = resolved.reachedVenue() ? "reached the venue" : "never reached the venue";
        live(Stage.RESOLVED, resolved.eventTime(), recorded, note);
    }

    private void become(OrderStatus next, @Nullable String reason) {
        if (status.open()) {
            status = next;
            statusReason = reason;
        }
    }

    private void live(Stage stage, Instant time, Recorded recorded, @Nullable String note) {
        life.add(new LifeStage(stage, time, recorded.recordTime(), recorded.sequence(), note));
    }

    Order order() {
        return order;
    }

    OrderStatus status() {
        return status;
    }

    Optional<String> decision() {
        return decision;
    }

    long createdSequence() {
        return createdSequence;
    }

    Instant created() {
        return created;
    }

    long filledE8() {
        return executions.filledE8();
    }

    Money fee() {
        return executions.fee();
    }

    /** Base-asset units that may still trade, in 1e-8 units. */
    long remainingE8() {
        return Math.max(0, quantity.e8() - filledE8());
    }

    Optional<Price> price() {
        return price;
    }

    /** When it was taken by the venue. */
    Optional<Instant> acked() {
        return life.stream()
                .filter(stage -> stage.stage() == Stage.ACKED)
                .findFirst()
                .map(LifeStage::us);
    }

    /** When it ended. */
    Optional<Instant> ended() {
        return status.open() ? Optional.empty() : Optional.of(life.getLast().us());
    }

    Optional<Price> trigger() {
        return order.terms().triggeredAt();
    }

    /** Waits at the venue to close a position on the other side that has gone wrong. */
    boolean protects() {
        return waits() && order.terms() instanceof Terms.StopMarket;
    }

    /** Waits at the venue to close a position on the other side that has gone far enough. */
    boolean takesProfit() {
        return waits() && order.terms() instanceof Terms.TakeProfitMarket;
    }

    private boolean waits() {
        return order.purpose() == Purpose.PROTECTION
                && (status == OrderStatus.WORKING || status == OrderStatus.PARTIALLY_FILLED);
    }

    OrderRow row() {
        return new OrderRow(
                order.id(),
                order.id(),
                venueOrderId,
                life.getLast().seq(),
                createdSequence,
                created,
                life.getLast().us(),
                decision.orElse(null),
                order.symbol(),
                order.side(),
                type(),
                timeInForce(),
                order.purpose(),
                order.reduceOnly(),
                order.terms().closesPosition(),
                intended.isEmpty(),
                status.open(),
                quantity,
                price.orElse(null),
                trigger().orElse(null),
                new Decimal(filledE8()),
                executions.average().orElse(null),
                intended.map(OrderEvent.Intended::expectedPrice).orElse(null),
                intended.map(OrderEvent.Intended::expectedCost).orElse(null),
                slippage(),
                fee(),
                intended.map(OrderEvent.Intended::manner)
                        .filter(manner -> !manner.equals(Manner.NONE))
                        .map(TrackedOrder::row)
                        .orElse(null),
                status,
                statusReason,
                List.copyOf(life));
    }

    private static MannerRow row(Manner manner) {
        return new MannerRow(manner.wanted(), manner.cap(), manner.urgency(), manner.slice(), manner.slices());
    }

    /** Basis points by which we traded worse than expected; a stop is expected to trade at its trigger. */
    private @Nullable Double slippage() {
        return trigger()
                .or(() -> intended.map(OrderEvent.Intended::expectedPrice))
                .flatMap(expected -> executions.slippage(order.side(), expected))
                .orElse(null);
    }

    /** What it cost beside what was reckoned with; nothing for an order of somebody else. */
    Optional<OrderGap> gap(Instrument instrument) {
        return intended.map(reckoned -> {
            var expected = trigger().orElse(reckoned.expectedPrice());
            var worth = new Money(Fixed.multiply(expected.e8(), filledE8()));
            var fee = isPassive() ? instrument.makerFee() : instrument.takerFee();
            return new OrderGap(
                    status.open(),
                    quantity.e8(),
                    filledE8(),
                    executions.traded(),
                    worth.times(fee),
                    fee(),
                    order.side() == Side.BUY ? executions.traded().minus(worth) : worth.minus(executions.traded()),
                    Optional.ofNullable(slippage()));
        });
    }

    private boolean isPassive() {
        return timeInForce() == TimeInForce.GTX;
    }

    private OrderType type() {
        return switch (order.terms()) {
            case Terms.Limit _ -> OrderType.LIMIT;
            case Terms.Market _ -> OrderType.MARKET;
            case Terms.StopMarket _ -> OrderType.STOP_MARKET;
            case Terms.TakeProfitMarket _ -> OrderType.TAKE_PROFIT_MARKET;
            case Terms.Stop _ -> OrderType.STOP;
            case Terms.TakeProfit _ -> OrderType.TAKE_PROFIT;
            case Terms.TrailingStop _ -> OrderType.TRAILING_STOP_MARKET;
        };
    }

    private @Nullable TimeInForce timeInForce() {
        return order.terms().limited().map(Terms.Limit::timeInForce).orElse(null);
    }

    private static Optional<Price> limit(Terms terms) {
        return terms.limited().map(Terms.Limit::price);
    }
}
