package io.sapphire.coordinator.execution;

import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;

/**
 * One order of ours and what became of it.
 *
 * @param intent number of the intent, from 1; 0 for an order that somebody else sent
 * @param filledE8 base-asset units traded so far, in 1e-8 units
 * @param cancelling we asked the venue to cancel it
 */
public record OwnOrder(long intent, Order order, OrderStanding standing, long filledE8, boolean cancelling) {

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
            case OrderEvent.CancelIntended _ -> new OwnOrder(intent, order, standing, filledE8, true);
            case OrderEvent.Denied _, OrderEvent.Intended _, OrderEvent.Amended _, OrderEvent.External _ -> this;
            case OrderEvent.Accepted _ -> becoming(OrderStanding.WORKING);
            case OrderEvent.Rejected _ -> becoming(OrderStanding.REJECTED);
            case OrderEvent.Cancelled _ -> becoming(OrderStanding.CANCELLED);
            case OrderEvent.Expired _ -> becoming(OrderStanding.EXPIRED);
            case OrderEvent.Unknown _ -> standing == OrderStanding.INTENDED ? becoming(OrderStanding.UNKNOWN) : this;
            case OrderEvent.Resolved resolved -> resolved(resolved.reachedVenue());
        };
    }

    private OwnOrder resolved(boolean reachedVenue) {
        if (!reachedVenue) {
            return becoming(OrderStanding.NEVER_SENT);
        }
        return standing == OrderStanding.UNKNOWN ? becoming(OrderStanding.WORKING) : this;
    }

    private OwnOrder becoming(OrderStanding next) {
        return standing.open() ? new OwnOrder(intent, order, next, filledE8, cancelling) : this;
    }

    private OwnOrder filled(Fill fill, OrderStanding next) {
        long filled = Math.addExact(filledE8, fill.quantity().e8());
        return new OwnOrder(intent, order, standing.open() ? next : standing, filled, cancelling);
    }

    /** Base-asset units that may still trade, in 1e-8 units; never negative. */
    public long remainingE8() {
        return standing.open() ? Math.max(0, order.quantity().e8() - filledE8) : 0;
    }
}
