package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.portfolio.Position;
import java.util.Optional;

/** Which order is the next step from the position held to the position wanted. Pure. */
public final class Planner {
    private final TradingRules rules;

    public Planner(TradingRules rules) {
        this.rules = rules;
    }

    /**
     * The next order towards a wanted worth, or nothing if the position is close enough or the book has no other side.
     *
     * @param target worth wanted, signed
     */
    public Optional<Order> towards(Money target, Position held, Instrument instrument, OrderBook book, OrderId id) {
        return book.mid().flatMap(mid -> {
            var worth = held.quantity().times(mid);
            boolean closes = worth.signum() != 0 && target.signum() != worth.signum();
            var wish = closes ? worth.negate() : target.minus(worth);
            boolean smaller = wish.signum() == -worth.signum() && worth.signum() != 0;
            if (!closes && wish.abs().compareTo(rules.largestPosition().times(rules.hysteresis())) < 0) {
                return Optional.empty();
            }
            var side = wish.signum() > 0 ? Side.BUY : Side.SELL;
            return book.touch(side).flatMap(touch -> order(id, side, wish.abs(), touch, smaller, held, instrument));
        });
    }

    /** Closes whatever is held, at any price. */
    public static Optional<Order> flatten(Position held, OrderId id) {
        if (held.quantity().isZero()) {
            return Optional.empty();
        }
        var side = held.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        return Optional.of(new Order(
                id, held.symbol(), side, held.quantity().magnitude(), new Terms.Market(), true, Purpose.EXIT));
    }

    /** The stop that waits at the venue for a position to go wrong. */
    public Optional<Order> protection(Position held, Instrument instrument, OrderId id) {
        return held.averagePrice().map(average -> {
            boolean isLong = held.quantity().signum() > 0;
            var away = isLong ? rules.stopDistance().negate() : rules.stopDistance();
            var trigger = isLong
                    ? average.plus(away).floor(instrument.tick())
                    : average.plus(away).ceiling(instrument.tick());
            return new Order(
                    id,
                    held.symbol(),
                    isLong ? Side.SELL : Side.BUY,
                    held.quantity().magnitude(),
                    new Terms.StopMarket(trigger, true),
                    true,
                    Purpose.PROTECTION);
        });
    }

    private Optional<Order> order(
            OrderId id, Side side, Money worth, Price touch, boolean smaller, Position held, Instrument instrument) {
        var limit = collared(side, touch, instrument);
        long steps = instrument.stepsWithin(worth.min(rules.largestOrder()), limit);
        long quantity = smaller ? exitSteps(steps, worth, held) : steps;
        if (quantity == 0
                || (!smaller && limit.times(new Quantity(quantity)).compareTo(instrument.minNotional()) < 0)) {
            return Optional.empty();
        }
        return Optional.of(new Order(
                id,
                instrument.symbol(),
                side,
                new Quantity(quantity),
                new Terms.Limit(limit, TimeInForce.IOC),
                smaller,
                smaller ? Purpose.EXIT : Purpose.ENTRY));
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

    /** Fee and half the spread of so much, taken at the touch. */
    public static Money expectedCost(Order order, Price touch, OrderBook book, Rate takerFee) {
        var fee = touch.times(order.quantity()).times(takerFee);
        var half = book.mid().map(mid -> Math.abs(touch.e8() - mid.e8())).orElse(0L);
        return fee.plus(new Money(Fixed.multiply(half, order.quantity().e8())));
    }

    /** Signed size of an order. */
    public static SignedQuantity signed(Order order) {
        return SignedQuantity.of(order.side(), order.quantity());
    }
}
