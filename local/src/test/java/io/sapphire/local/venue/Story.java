package io.sapphire.local.venue;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the adapter has reported, as somebody who only hears the reports understands it. */
final class Story {
    private final Map<OrderId, Order> orders;
    private final Map<OrderId, State> states = new LinkedHashMap<>();
    private final List<Ledger.Trade> trades = new ArrayList<>();
    private SignedQuantity position = SignedQuantity.ZERO;
    private long reported;
    private boolean gapless = true;

    enum State {
        OPEN,
        DOUBTED,
        CLOSED,
        NEVER_ARRIVED
    }

    private Story(Map<OrderId, Order> orders) {
        this.orders = orders;
    }

    /** @param orders what was sent */
    static Story of(List<MeshEvent> reports, Map<OrderId, Order> orders) {
        var story = new Story(orders);
        reports.forEach(story::hear);
        return story;
    }

    private void hear(MeshEvent event) {
        reported++;
        if (event instanceof MeshEvent.OrderChanged(OrderEvent fact, long report)) {
            gapless &= report == reported;
            hear(fact);
        } else if (event instanceof MeshEvent.AccountChanged account) {
            gapless &= account.report() == reported;
        }
    }

    private void hear(OrderEvent fact) {
        switch (fact) {
            case OrderEvent.Accepted _, OrderEvent.External _ -> states.put(fact.orderId(), State.OPEN);
            case OrderEvent.PartiallyFilled partly -> count(partly.fill(), partly.orderId());
            case OrderEvent.Filled filled -> {
                count(filled.fill(), filled.orderId());
                states.put(fact.orderId(), State.CLOSED);
            }
            case OrderEvent.Rejected _, OrderEvent.Cancelled _, OrderEvent.Expired _ ->
                states.put(fact.orderId(), State.CLOSED);
            case OrderEvent.Unknown _ -> states.put(fact.orderId(), State.DOUBTED);
            case OrderEvent.Resolved resolved ->
                states.put(fact.orderId(), resolved.reachedVenue() ? State.DOUBTED : State.NEVER_ARRIVED);
            case OrderEvent.Amended _,
                    OrderEvent.Denied _,
                    OrderEvent.Intended _,
                    OrderEvent.CancelIntended _ -> {
                // The order is still where it was.
            }
        }
    }

    private void count(Fill fill, OrderId id) {
        trades.add(new Ledger.Trade(
                fill.tradeId(), id.value(), fill.side().name(), fill.quantity().e8()));
        position = position.plus(SignedQuantity.of(fill.side(), fill.quantity()));
    }

    boolean isGapless() {
        return gapless;
    }

    List<Ledger.Trade> trades() {
        return trades;
    }

    SignedQuantity position() {
        return position;
    }

    Map<OrderId, State> states() {
        return states;
    }

    /** Limit orders that wait. */
    List<OrderId> openEntries() {
        return states.entrySet().stream()
                .filter(state -> state.getValue() == State.OPEN)
                .map(Map.Entry::getKey)
                .filter(id -> orders.containsKey(id) && orders.get(id).terms() instanceof Terms.Limit)
                .toList();
    }

    /** Stops that wait, or may. */
    List<Order> openStops() {
        return states.entrySet().stream()
                .filter(state -> state.getValue() == State.OPEN || state.getValue() == State.DOUBTED)
                .map(state -> orders.get(state.getKey()))
                .filter(order -> order != null && order.purpose() == Purpose.PROTECTION)
                .toList();
    }
}
