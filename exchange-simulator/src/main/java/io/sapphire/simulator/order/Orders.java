package io.sapphire.simulator.order;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every order ever taken, numbered from 1. Not thread-safe. */
public final class Orders {
    private final List<VenueOrder> all = new ArrayList<>();
    private final Map<Long, VenueOrder> open = new LinkedHashMap<>();
    private final Map<OrderId, VenueOrder> latest = new HashMap<>();

    public VenueOrder take(NewOrder order, boolean liquidation, Instant created) {
        var taken = new VenueOrder(all.size() + 1L, order, liquidation, created);
        all.add(taken);
        open.put(taken.orderId(), taken);
        latest.put(order.clientOrderId(), taken);
        return taken;
    }

    public void filled(VenueOrder order) {
        open.remove(order.orderId());
    }

    public void close(VenueOrder order, OrderStatus how, Instant eventTime) {
        order.close(how, eventTime);
        open.remove(order.orderId());
    }

    /** Oldest first; a copy. */
    public List<VenueOrder> open() {
        return List.copyOf(open.values());
    }

    /** Oldest first; a copy. */
    public List<VenueOrder> open(Symbol symbol) {
        return open.values().stream()
                .filter(order -> order.order().symbol().equals(symbol))
                .toList();
    }

    public VenueOrder byId(long orderId) {
        return all.get(Math.toIntExact(orderId - 1));
    }

    /** A client's name for an order is unique only among open orders: it means the latest. */
    public Optional<VenueOrder> find(Symbol symbol, OrderRef ref) {
        var found = switch (ref) {
            case OrderRef.ByVenueId(long id) ->
                id < 1 || id > all.size() ? Optional.<VenueOrder>empty() : Optional.of(byId(id));
            case OrderRef.ByClientId(OrderId id) -> Optional.ofNullable(latest.get(id));
        };
        return found.filter(order -> order.order().symbol().equals(symbol));
    }

    public boolean isOpen(OrderId clientOrderId) {
        var order = latest.get(clientOrderId);
        return order != null && order.isOpen();
    }

    /** Oldest first. */
    public List<OrderView> views() {
        return all.stream().map(VenueOrder::view).toList();
    }
}
