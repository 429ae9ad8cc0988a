package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Markets.OwnLevel;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import io.sapphire.gateway.view.Orders.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Orders, fills and denials of a run, the newest ones. For one thread at a time. */
final class Blotter {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Shelf<TrackedOrder> orders;
    private final Shelf<FillRow> fills;
    private final Shelf<DenialRow> denials;
    private final Map<OrderId, TrackedOrder> byId = new HashMap<>();
    private final Map<OrderId, TrackedOrder> open = new LinkedHashMap<>();
    private final Deque<Instant> departures = new ArrayDeque<>();
    private final GapBook gaps;
    private Optional<Money> lastEntry = Optional.empty();

    Blotter(int cap, List<Listing> listings) {
        this.gaps = new GapBook(listings);
        this.orders = new Shelf<>(cap, this::forget);
        this.fills = new Shelf<>(cap);
        this.denials = new Shelf<>(cap);
    }

    private void forget(TrackedOrder old) {
        byId.remove(old.order().id());
        gaps.remove(old);
    }

    TrackedOrder intend(OrderEvent.Intended intended, Optional<String> decision, Recorded recorded) {
        departures.addLast(intended.eventTime());
        if (intended.order().purpose() == Purpose.ENTRY) {
            lastEntry = Optional.of(notional(intended));
        }
        return add(new TrackedOrder(intended, decision, recorded));
    }

    private static Money notional(OrderEvent.Intended intended) {
        var terms = intended.order().terms();
        var price = terms instanceof Terms.Limit limit ? limit.price() : intended.expectedPrice();
        return price.times(intended.order().quantity());
    }

    TrackedOrder adopt(OrderEvent.External external, Recorded recorded) {
        return add(new TrackedOrder(external, recorded));
    }

    private TrackedOrder add(TrackedOrder order) {
        byId.put(order.order().id(), order);
        open.put(order.order().id(), order);
        gaps.add(order);
        orders.put(order.createdSequence(), order);
        return order;
    }

    Optional<TrackedOrder> find(OrderId id) {
        return Optional.ofNullable(byId.get(id)).or(() -> Optional.ofNullable(open.get(id)));
    }

    /** Takes note of one more fact about an order. */
    void report(TrackedOrder order, OrderEvent.Reported fact, Recorded recorded) {
        boolean kept = orders.find(order.createdSequence()).isPresent();
        if (kept) {
            gaps.remove(order);
        }
        order.apply(fact, recorded);
        if (kept) {
            gaps.add(order);
        }
        if (!order.status().open()) {
            open.remove(order.order().id());
        }
    }

    FillRow fill(OrderEvent fact, Fill fill, Money realised, Recorded recorded) {
        var order = find(fact.orderId());
        var row = new FillRow(
                fill.symbol() + "-" + fill.tradeId(),
                fill.tradeId(),
                recorded.sequence(),
                fact.eventTime(),
                recorded.recordTime(),
                fill.symbol(),
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.notional(),
                fill.fee(),
                realised,
                fill.maker(),
                fact.orderId(),
                order.flatMap(TrackedOrder::decision).orElse(null),
                order.map(TrackedOrder::order).map(Order::purpose).orElse(null),
                order.map(TrackedOrder::order).map(Order::reduceOnly).orElse(false));
        fills.put(recorded.sequence(), row);
        return row;
    }

    DenialRow deny(OrderEvent.Denied denied, Optional<String> decision, Recorded recorded) {
        var order = denied.order();
        var denial = denied.denial();
        var row = new DenialRow(
                order.id(),
                recorded.sequence(),
                denied.eventTime(),
                recorded.recordTime(),
                order.symbol(),
                order.side(),
                order.purpose(),
                order.quantity(),
                price(order).orElse(null),
                decision.orElse(null),
                denial.code(),
                denial.code().number(),
                new Decimal(denial.observedE8()),
                new Decimal(denial.limitE8()),
                denial.unit(),
                Sentences.denial(denial));
        denials.put(recorded.sequence(), row);
        return row;
    }

    private static Optional<Price> price(Order order) {
        return order.terms().reckoned();
    }

    /** Orders that can still trade, oldest first. */
    Collection<TrackedOrder> open() {
        return open.values();
    }

    /** The working stop of a position of this sign. */
    Optional<TrackedOrder> stop(Symbol symbol, int positionSign) {
        return waiting(symbol, positionSign, TrackedOrder::protects);
    }

    /** The working take-profit of a position of this sign. */
    Optional<TrackedOrder> takeProfit(Symbol symbol, int positionSign) {
        return waiting(symbol, positionSign, TrackedOrder::takesProfit);
    }

    private Optional<TrackedOrder> waiting(Symbol symbol, int positionSign, Predicate<TrackedOrder> kind) {
        return open.values().stream()
                .filter(order -> order.order().symbol().equals(symbol) && kind.test(order))
                .filter(order -> positionSign == (order.order().side() == Side.SELL ? 1 : -1))
                .findFirst();
    }

    /** Our limit orders in a market's book. */
    List<OwnLevel> resting(Symbol symbol) {
        return open.values().stream()
                .filter(order ->
                        order.order().symbol().equals(symbol) && order.price().isPresent())
                .filter(order ->
                        order.status() == OrderStatus.WORKING || order.status() == OrderStatus.PARTIALLY_FILLED)
                .map(order -> new OwnLevel(
                        order.price().orElseThrow(),
                        new Decimal(order.remainingE8()),
                        order.order().side(),
                        order.order().id()))
                .toList();
    }

    int unknown() {
        return (int) open.values().stream()
                .filter(order -> order.status() == OrderStatus.UNKNOWN)
                .count();
    }

    /** Orders of which the venue has said nothing yet. */
    int inFlight() {
        return (int) open.values().stream()
                .filter(order -> order.status() == OrderStatus.INTENDED)
                .count();
    }

    int openEntries() {
        return (int) open.values().stream()
                .filter(order -> order.order().purpose() == Purpose.ENTRY)
                .count();
    }

    /** Orders that left within the last minute of venue time. */
    int departedWithinAMinute(Instant now) {
        var horizon = now.minus(MINUTE);
        while (!departures.isEmpty() && !departures.getFirst().isAfter(horizon)) {
            departures.removeFirst();
        }
        return departures.size();
    }

    /** Worth of the last order that opened or added to a position. */
    Optional<Money> lastEntry() {
        return lastEntry;
    }

    /** What the orders that are kept cost. */
    GapBook gaps() {
        return gaps;
    }

    Shelf<TrackedOrder> orders() {
        return orders;
    }

    Shelf<FillRow> fills() {
        return fills;
    }

    Shelf<DenialRow> denials() {
        return denials;
    }
}
