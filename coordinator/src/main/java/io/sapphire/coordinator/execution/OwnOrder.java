package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Terms;
import java.time.Instant;
import java.util.Optional;

/**
 * One order of ours and what became of it.
 *
 * @param intent number of the intent, from 1; 0 for an order that somebody else sent
 * @param filledE8 base-asset units traded so far, in 1e-8 units
 * @param announced venue time of its intent
 * @param cancelAsked venue time at which we last asked the venue to cancel it
 */
public record OwnOrder(
        long intent,
        Order order,
        OrderStanding standing,
        long filledE8,
        Instant announced,
        Optional<Instant> cancelAsked) {

    /** An order of which nothing is known but that somebody sent it. */
    OwnOrder(long intent, Order order, OrderStanding standing, Instant announced) {
        this(intent, order, standing, 0, announced, Optional.empty());
    }

    /** We asked the venue to cancel it. */
    public boolean cancelling() {
        return cancelAsked.isPresent();
    }

    /** The order after one more fact. A closed order stays closed: only its fills still count. */
    OwnOrder after(OrderEvent fact) {
        return switch (fact) {
            case OrderEvent.PartiallyFilled(var _, var fill, var _) ->
                filled(
                        fill,
                        standing == OrderStanding.INTENDED || standing == OrderStanding.UNKNOWN
                                ? OrderStanding.WORKING
                                : standing);
            case OrderEvent.Filled(var _, var fill, var _) -> filled(fill, OrderStanding.FILLED);
            case OrderEvent.CancelIntended cancel ->
                new OwnOrder(intent, order, standing, filledE8, announced, Optional.of(cancel.eventTime()));
            case OrderEvent.Amended(var _, var price, var quantity, var _) ->
                new OwnOrder(intent, amended(price, quantity), standing, filledE8, announced, cancelAsked);
            case OrderEvent.Denied _, OrderEvent.Intended _, OrderEvent.External _ -> this;
            case OrderEvent.Accepted _ -> becoming(OrderStanding.WORKING);
            case OrderEvent.Rejected _ -> becoming(OrderStanding.REJECTED);
            case OrderEvent.Cancelled _ -> becoming(OrderStanding.CANCELLED);
            case OrderEvent.Expired _ -> becoming(OrderStanding.EXPIRED);
            case OrderEvent.Unknown _ -> standing == OrderStanding.INTENDED ? becoming(OrderStanding.UNKNOWN) : this;
            case OrderEvent.Resolved resolved -> resolved(resolved.reachedVenue());
        };
    }

    /** Only limit orders can be changed at the venue. */
    private Order amended(Price price, Quantity quantity) {
        var terms = order.terms() instanceof Terms.Limit limit
                ? new Terms.Limit(price, limit.timeInForce())
                : order.terms();
        return new Order(
                order.id(),
                order.symbol(),
                order.side(),
                quantity,
                terms,
                order.reduceOnly(),
                order.purpose(),
                order.positionSide(),
                order.selfTrade());
    }

    private OwnOrder resolved(boolean reachedVenue) {
        if (!reachedVenue) {
            return becoming(OrderStanding.NEVER_SENT);
        }
        return standing == OrderStanding.UNKNOWN ? becoming(OrderStanding.WORKING) : this;
    }

    private OwnOrder becoming(OrderStanding next) {
        return standing.open() ? new OwnOrder(intent, order, next, filledE8, announced, cancelAsked) : this;
    }

    private OwnOrder filled(Fill fill, OrderStanding next) {
        long filled = Math.addExact(filledE8, fill.quantity().e8());
        return new OwnOrder(intent, order, standing.open() ? next : standing, filled, announced, cancelAsked);
    }

    /** Base-asset units that may still trade, in 1e-8 units; never negative. */
    public long remainingE8() {
        return standing.open() ? Math.max(0, order.quantity().e8() - filledE8) : 0;
    }
}
