package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every order of the account, in the order of intents. For one thread at a time. */
public final class OrderLedger {
    private final Map<OrderId, OwnOrder> open = new LinkedHashMap<>();
    private final Map<OrderId, OwnOrder> closed = new LinkedHashMap<>();
    private final Departures departures = new Departures();
    private final Departures cancels = new Departures();
    private final UsualSize usual = new UsualSize();
    private long intents;
    private long fills;
    private long denials;

    /** Takes note of one fact. Facts about orders that nobody announced change nothing. */
    public void apply(OrderEvent fact) {
        switch (fact) {
            case OrderEvent.Denied _ -> denials++;
            case OrderEvent.Intended intended -> announce(intended);
            case OrderEvent.External external ->
                put(new OwnOrder(0, external.order(), OrderStanding.WORKING, 0, false));
            case OrderEvent.CancelIntended cancel -> {
                cancels.add(cancel.eventTime());
                advance(fact);
            }
            case OrderEvent.Reported _ -> advance(fact);
        }
    }

    private void announce(OrderEvent.Intended intended) {
        intents++;
        departures.add(intended.eventTime());
        var order = intended.order();
        if (order.purpose() == Purpose.ENTRY) {
            usual.add(order.symbol(), intended.expectedPrice().times(order.quantity()));
        }
        put(new OwnOrder(intents, order, OrderStanding.INTENDED, 0, false));
    }

    private void advance(OrderEvent fact) {
        if (fact instanceof OrderEvent.Filled || fact instanceof OrderEvent.PartiallyFilled) {
            fills++;
        }
        find(fact.orderId()).map(order -> order.after(fact)).ifPresent(this::put);
    }

    private void put(OwnOrder order) {
        var id = order.order().id();
        if (order.standing().open()) {
            open.put(id, order);
        } else {
            open.remove(id);
            closed.put(id, order);
        }
    }

    public Optional<OwnOrder> find(OrderId id) {
        return Optional.ofNullable(open.get(id)).or(() -> Optional.ofNullable(closed.get(id)));
    }

    /** Orders that can still trade, oldest first. */
    public Collection<OwnOrder> open() {
        return List.copyOf(open.values());
    }

    public List<OwnOrder> open(Symbol symbol, Purpose purpose) {
        return open.values().stream()
                .filter(own ->
                        own.order().symbol().equals(symbol) && own.order().purpose() == purpose)
                .toList();
    }

    /** Whether anything but protection is under way in a market. */
    public boolean busy(Symbol symbol) {
        return open.values().stream()
                .anyMatch(own ->
                        own.order().symbol().equals(symbol) && own.order().purpose() != Purpose.PROTECTION);
    }

    /** What open entries may still add, signed, in 1e-8 base-asset units. */
    public long pendingSignedE8(Symbol symbol) {
        long pending = 0;
        for (var own : open(symbol, Purpose.ENTRY)) {
            int sign = SignedQuantity.of(own.order().side(), own.order().quantity())
                    .signum();
            pending = Math.addExact(pending, sign * own.remainingE8());
        }
        return pending;
    }

    public int unknown() {
        return count(own -> own.standing() == OrderStanding.UNKNOWN);
    }

    /** How many orders were announced within the last minute before {@code now}. */
    public int departedWithinAMinute(Instant now) {
        return departures.before(now);
    }

    /** How many orders and cancels were announced within the last minute before {@code now}. */
    public int messagesWithinAMinute(Instant now) {
        return departures.before(now) + cancels.before(now);
    }

    /** Orders of which the venue has said nothing yet. */
    public int inFlight() {
        return count(own -> own.standing() == OrderStanding.INTENDED);
    }

    /** Open orders that ask for the same. */
    public int sameOpen(Order order) {
        return count(own -> own.order().symbol().equals(order.symbol())
                && own.order().side() == order.side()
                && own.order().quantity().equals(order.quantity())
                && own.order().terms().equals(order.terms())
                && own.order().purpose() == order.purpose());
    }

    /** What our last entries in a market were worth on average; zero before there were enough to say. */
    public Money usualEntry(Symbol symbol) {
        return usual.of(symbol);
    }

    private int count(Predicate<OwnOrder> which) {
        return (int) open.values().stream().filter(which).count();
    }

    /** Orders ever announced here. */
    public long intents() {
        return intents;
    }

    /** Orders ever proposed: announced or denied. */
    public long proposals() {
        return Math.addExact(intents, denials);
    }

    public long fills() {
        return fills;
    }

    public long denials() {
        return denials;
    }

    /** Every order, closed ones first, in the order in which they closed or opened. */
    public List<OwnOrder> all() {
        var all = new ArrayList<>(closed.values());
        all.addAll(open.values());
        return List.copyOf(all);
    }

    /** All that it remembers. */
    public record Memory(
            List<OwnOrder> closed,
            List<OwnOrder> open,
            List<Instant> departures,
            List<Instant> cancels,
            Map<Symbol, List<Money>> usual,
            long intents,
            long fills,
            long denials) {}

    public Memory memory() {
        return new Memory(
                List.copyOf(closed.values()),
                List.copyOf(open.values()),
                departures.memory(),
                cancels.memory(),
                usual.memory(),
                intents,
                fills,
                denials);
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        memory.closed().forEach(this::put);
        memory.open().forEach(this::put);
        departures.recall(memory.departures());
        cancels.recall(memory.cancels());
        usual.recall(memory.usual());
        intents = memory.intents();
        fills = memory.fills();
        denials = memory.denials();
    }
}
