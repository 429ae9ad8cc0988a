package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.signal.Direction;
import io.sapphire.gateway.view.Decisions.Outcome;
import io.sapphire.gateway.view.Orders.OrderStatus;
import java.util.List;
import java.util.function.Predicate;

/**
 * Says what became of a decision.
 *
 * @param held direction of the position when it was made
 * @param denied our own limits refused an order of it
 * @param superseded a newer decision stands in its market
 */
record DecisionOutcome(
        Decision decision, Direction held, List<TrackedOrder> orders, boolean denied, boolean superseded) {

    Outcome outcome() {
        if (!orders.isEmpty()) {
            return ofOrders();
        }
        if (denied) {
            return Outcome.DENIED;
        }
        boolean quorum = decision.checks().stream().noneMatch(DecisionOutcome::lacksQuorum);
        return quorum ? withoutOrders() : Outcome.NO_QUORUM;
    }

    private static boolean lacksQuorum(Check check) {
        return check.name().equals("quorum") && !check.passed();
    }

    private Outcome withoutOrders() {
        if (decision.direction() == held) {
            return held == Direction.FLAT ? Outcome.FLAT : Outcome.HELD;
        }
        return superseded ? Outcome.CANCELLED : Outcome.OPEN;
    }

    private Outcome ofOrders() {
        boolean traded = orders.stream().anyMatch(order -> order.filledE8() > 0);
        if (any(status -> status == OrderStatus.UNKNOWN)) {
            return Outcome.UNKNOWN;
        }
        if (any(OrderStatus::open)) {
            return traded ? Outcome.PARTIAL : Outcome.OPEN;
        }
        if (!any(status -> status != OrderStatus.FILLED)) {
            return Outcome.FILLED;
        }
        return traded ? Outcome.PARTIAL : Outcome.CANCELLED;
    }

    private boolean any(Predicate<OrderStatus> test) {
        return orders.stream().map(TrackedOrder::status).anyMatch(test);
    }
}
