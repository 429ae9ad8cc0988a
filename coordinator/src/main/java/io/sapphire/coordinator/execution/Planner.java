package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Urgency;
import io.sapphire.domain.portfolio.Position;
import java.util.Optional;

/** Which order is the next step from the position held to the position wanted. Pure. */
public final class Planner {
    private final TradingRules rules;

    public Planner(TradingRules rules) {
        this.rules = rules;
    }

    /**
     * What to trade next.
     *
     * @param worth of it, positive
     * @param reduces it makes the position smaller
     */
    public record Wish(Side side, Money worth, boolean reduces) {}

    /**
     * From the position held towards a wanted worth; nothing if it is close enough or the book is not whole.
     *
     * @param target worth wanted, signed
     */
    public Optional<Wish> wish(Money target, Position held, OrderBook book) {
        return book.mid().flatMap(mid -> {
            var worth = held.quantity().times(mid);
            boolean closes = worth.signum() != 0 && target.signum() != worth.signum();
            var wish = closes ? worth.negate() : target.minus(worth);
            boolean smaller = wish.signum() == -worth.signum() && worth.signum() != 0;
            if (!closes && wish.abs().compareTo(rules.largestPosition().times(rules.hysteresis())) < 0) {
                return Optional.empty();
            }
            return Optional.of(new Wish(wish.signum() > 0 ? Side.BUY : Side.SELL, wish.abs(), smaller));
        });
    }

    /** At once, within the collar; never more than is held. */
    public Optional<Order> exit(Wish wish, Position held, Instrument instrument, OrderBook book, OrderId id) {
        var limit = collared(wish.side(), book.touch(wish.side()).orElseThrow(), instrument);
        long steps = taken(instrument, instrument.stepsWithin(wish.worth().min(rules.largestOrder()), limit));
        long quantity = exitSteps(steps, wish.worth(), held);
        return quantity == 0
                ? Optional.empty()
                : Optional.of(limited(id, wish, quantity, limit, TimeInForce.IOC, instrument));
    }

    /** The most that one slice is worth: a configured part of what the book shows, and never more than one order. */
    public Money slice(Side side, OrderBook book, Instrument instrument) {
        long shown = 0;
        for (var level : side == Side.BUY ? book.asks() : book.bids()) {
            shown = Math.addExact(shown, level.quantity().e8());
        }
        var touch = book.touch(side).orElseThrow();
        var part = new Money(Fixed.multiply(
                Fixed.multiply(shown, touch.e8()), rules.pacing().sliceAbove().e8()));
        // Below twice the least that the market takes rounding could make it too small.
        return part.max(instrument.minNotional().plus(instrument.minNotional()))
                .max(new Money(1))
                .min(rules.largestOrder());
    }

    /** An entry of at most so much worth: resting at our side's touch, or taking within the collar. */
    public Optional<Order> entry(
            Wish wish, Money worth, Urgency urgency, Instrument instrument, OrderBook book, OrderId id) {
        boolean rests = urgency == Urgency.PATIENT;
        var limit = rests
                ? book.touch(wish.side().opposite()).orElseThrow()
                : collared(wish.side(), book.touch(wish.side()).orElseThrow(), instrument);
        long quantity = taken(instrument, instrument.stepsWithin(worth.min(rules.largestOrder()), limit));
        boolean tooSmall = quantity == 0 || limit.times(new Quantity(quantity)).compareTo(instrument.minNotional()) < 0;
        return tooSmall
                ? Optional.empty()
                : Optional.of(
                        limited(id, wish, quantity, limit, rests ? TimeInForce.GTX : TimeInForce.IOC, instrument));
    }

    /** No more than the venue takes in one order that names its price. */
    private static long taken(Instrument instrument, long steps) {
        long most = instrument.bounds().resting().mostE8();
        return most == 0
                ? steps
                : Math.min(steps, most - most % instrument.step().e8());
    }

    private static Order limited(
            OrderId id, Wish wish, long quantity, Price limit, TimeInForce timeInForce, Instrument instrument) {
        return new Order(
                id,
                instrument.symbol(),
                wish.side(),
                new Quantity(quantity),
                new Terms.Limit(limit, timeInForce),
                wish.reduces(),
                wish.reduces() ? Purpose.EXIT : Purpose.ENTRY);
    }

    /** Closes whatever is held, at any price; of a position that one order can't close, as much as it can. */
    public static Optional<Order> flatten(Position held, Instrument instrument, OrderId id) {
        if (held.quantity().isZero()) {
            return Optional.empty();
        }
        var side = held.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        var all = held.quantity().magnitude();
        long most = instrument.bounds().atMarket().mostE8();
        var quantity = most > 0 && all.e8() > most ? new Quantity(most) : all;
        return Optional.of(new Order(id, held.symbol(), side, quantity, new Terms.Market(), true, Purpose.EXIT));
    }

    /** Never more than is held; the last piece goes out whole so that no dust stays. */
    private long exitSteps(long steps, Money worth, Position held) {
        long all = Math.abs(held.quantity().e8());
        boolean last = worth.compareTo(rules.largestOrder()) <= 0 && steps >= all - all / 10;
        return last ? all : Math.min(steps, all);
    }

    private Price collared(Side side, Price touch, Instrument instrument) {
        return switch (side) {
            case BUY -> touch.plus(rules.collar()).ceiling(instrument.tick());
            case SELL -> touch.plus(rules.collar().negate()).floor(instrument.tick());
        };
    }

    /** The price an order is expected to trade at. @param mark if it names none and the book has no other side */
    public static Price expectedPrice(Order order, OrderBook book, Price mark) {
        return isPassive(order)
                ? order.terms().reckoned().orElseThrow()
                : book.touch(order.side()).orElse(mark);
    }

    /** Taker fee and half the spread of so much, taken at the touch; the maker fee alone of what rests. */
    public static Money expectedCost(Order order, Price expected, OrderBook book, Instrument instrument) {
        var worth = expected.times(order.quantity());
        if (isPassive(order)) {
            return worth.times(instrument.makerFee());
        }
        var half = book.mid().map(mid -> Math.abs(expected.e8() - mid.e8())).orElse(0L);
        return worth.times(instrument.takerFee())
                .plus(new Money(Fixed.multiply(half, order.quantity().e8())));
    }

    private static boolean isPassive(Order order) {
        return order.terms() instanceof Terms.Limit(var _, TimeInForce timeInForce) && timeInForce == TimeInForce.GTX;
    }

    /** Signed size of an order. */
    public static SignedQuantity signed(Order order) {
        return SignedQuantity.of(order.side(), order.quantity());
    }
}
