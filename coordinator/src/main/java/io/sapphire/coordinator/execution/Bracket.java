package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.portfolio.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The two orders that wait at the venue beside a position: a stop, and a take-profit. Both close whatever the position
 * then is, so a partial fill needs no change of them; when one has closed it, the other goes. They are measured from the
 * average price: when that has moved so far that an order is off by a quarter of its distance, a new one is placed first
 * and the old one cancelled once the venue has the new one, so that the position is never without. For one thread at a
 * time.
 */
public final class Bracket {
    private static final int PART = 4;

    private final TradingRules rules;
    /** What the venue refused: not asked for again at the same trigger while the position lasts. */
    private final Map<Symbol, Map<Leg, Price>> refused = new TreeMap<>();

    public Bracket(TradingRules rules) {
        this.rules = rules;
    }

    /** Our own stop, at the venue and on the right side. */
    public static boolean protects(OwnOrder own, Position held) {
        return own.standing() == OrderStanding.WORKING && isLeg(own, Leg.STOP) && fits(own, held);
    }

    /** The legs that have to be placed now, stop first. */
    public List<Leg> missing(Position held, List<OwnOrder> open, Instrument instrument) {
        var missing = new ArrayList<Leg>();
        for (var leg : Leg.values()) {
            var wanted = trigger(leg, held, instrument);
            if (wanted.isPresent() && isMissing(leg, wanted.get(), held, open)) {
                missing.add(leg);
            }
        }
        return missing;
    }

    private boolean isMissing(Leg leg, Price wanted, Position held, List<OwnOrder> open) {
        var newest = newest(leg, held, open);
        boolean askedInVain = wanted.equals(refusedOf(held.symbol()).get(leg));
        return newest.map(own -> own.standing() == OrderStanding.WORKING && isOff(leg, own, wanted) && !askedInVain)
                .orElse(!askedInVain || leg == Leg.STOP);
    }

    /** Orders that are not needed any more: on the wrong side, or with a newer one of their kind at the venue. */
    public List<OwnOrder> surplus(Position held, List<OwnOrder> open) {
        return open.stream()
                .filter(own -> own.intent() > 0)
                .filter(own -> !fits(own, held) || hasHeir(own, held, open))
                .toList();
    }

    private static boolean hasHeir(OwnOrder own, Position held, List<OwnOrder> open) {
        return open.stream()
                .anyMatch(other -> other.intent() > own.intent()
                        && other.standing() == OrderStanding.WORKING
                        && !other.cancelling()
                        && fits(other, held)
                        && Leg.of(other.order().terms())
                                .equals(Leg.of(own.order().terms())));
    }

    private static Optional<OwnOrder> newest(Leg leg, Position held, List<OwnOrder> open) {
        return open.stream()
                .filter(own -> own.intent() > 0 && !own.cancelling() && isLeg(own, leg) && fits(own, held))
                .max(Comparator.comparingLong(OwnOrder::intent));
    }

    private boolean isOff(Leg leg, OwnOrder own, Price wanted) {
        long off = Math.absExact(own.order().terms().triggeredAt().orElseThrow().e8() - wanted.e8());
        return off > Fixed.multiply(wanted.e8(), distance(leg).e8()) / PART;
    }

    /** The venue refused one of them. */
    public void refused(Order order) {
        Leg.of(order.terms())
                .ifPresent(leg -> refused.computeIfAbsent(order.symbol(), _ -> new EnumMap<>(Leg.class))
                        .put(leg, order.terms().triggeredAt().orElseThrow()));
    }

    /** The position is gone: the next one is asked for anew. */
    public void forget(Symbol symbol) {
        refused.remove(symbol);
    }

    /** All that it remembers: the triggers of what was refused. */
    public Map<Symbol, Map<Leg, Price>> memory() {
        var memory = new TreeMap<Symbol, Map<Leg, Price>>();
        refused.forEach((symbol, legs) -> memory.put(symbol, new TreeMap<>(legs)));
        return memory;
    }

    public void recall(Map<Symbol, Map<Leg, Price>> memory) {
        memory.forEach((symbol, legs) ->
                refused.computeIfAbsent(symbol, _ -> new EnumMap<>(Leg.class)).putAll(legs));
    }

    private Map<Leg, Price> refusedOf(Symbol symbol) {
        return refused.getOrDefault(symbol, Map.of());
    }

    /** @throws java.util.NoSuchElementException if nothing is held, or the leg is switched off */
    public Order order(Leg leg, Position held, Instrument instrument, OrderId id) {
        var trigger = trigger(leg, held, instrument).orElseThrow();
        return new Order(
                id,
                held.symbol(),
                held.quantity().signum() > 0 ? Side.SELL : Side.BUY,
                held.quantity().magnitude(),
                switch (leg) {
                    case STOP -> new Terms.StopMarket(trigger, true);
                    case PROFIT -> new Terms.TakeProfitMarket(trigger, true, Watch.MARK);
                },
                true,
                Purpose.PROTECTION);
    }

    /** Away from the average price, rounded away from it too; nothing without a position or with a distance of zero. */
    private Optional<Price> trigger(Leg leg, Position held, Instrument instrument) {
        var distance = distance(leg);
        boolean isLong = held.quantity().signum() > 0;
        boolean below = isLong == (leg == Leg.STOP);
        return held.averagePrice()
                .filter(_ -> distance.e8() > 0)
                .map(average -> below
                        ? average.plus(distance.negate()).floor(instrument.tick())
                        : average.plus(distance).ceiling(instrument.tick()));
    }

    private Rate distance(Leg leg) {
        return switch (leg) {
            case STOP -> rules.stopDistance();
            case PROFIT -> rules.profitDistance();
        };
    }

    private static boolean isLeg(OwnOrder own, Leg leg) {
        return Leg.of(own.order().terms()).filter(leg::equals).isPresent();
    }

    /** It trades against what is held. */
    private static boolean fits(OwnOrder own, Position held) {
        return Planner.signed(own.order()).signum() == -held.quantity().signum()
                && !held.quantity().isZero();
    }
}
