package io.sapphire.analytics.fold;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The orders that something may still be heard of: all that are open, and those that closed last, because an execution can
 * be told after the end of its order. For one thread at a time.
 */
final class KnownOrders {
    private static final int CLOSED = 200;

    private final Map<String, KnownOrder> open = new LinkedHashMap<>();
    private final Map<String, KnownOrder> closed = new LinkedHashMap<>();

    void add(String id, KnownOrder order) {
        open.put(id, order);
    }

    void close(String id) {
        var order = open.remove(id);
        if (order != null) {
            keep(id, order.closed());
        }
    }

    private void keep(String id, KnownOrder order) {
        closed.put(id, order);
        if (closed.size() > CLOSED) {
            closed.remove(closed.keySet().iterator().next());
        }
    }

    Optional<KnownOrder> find(String id) {
        return Optional.ofNullable(open.get(id)).or(() -> Optional.ofNullable(closed.get(id)));
    }

    /** All that it remembers, closed ones first. */
    Map<String, KnownOrder> memory() {
        var all = new LinkedHashMap<>(closed);
        all.putAll(open);
        return all;
    }

    static KnownOrders recall(Map<String, KnownOrder> memory) {
        var orders = new KnownOrders();
        memory.forEach((id, order) -> (order.open() ? orders.open : orders.closed).put(id, order));
        return orders;
    }
}
