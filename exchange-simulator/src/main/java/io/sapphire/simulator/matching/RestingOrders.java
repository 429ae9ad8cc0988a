package io.sapphire.simulator.matching;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.LevelChange;
import java.util.ArrayList;
import java.util.List;

/** Our waiting orders of one market, oldest first. */
public final class RestingOrders {
    private final Quantity step;
    private final boolean wholeBook;
    private final QueueModel queue;
    private final List<RestingOrder> orders = new ArrayList<>();

    /** A part of a waiting order trades. */
    public record Filled(long orderId, Match match) {}

    /**
     * No orders yet.
     *
     * @param step orders trade in multiples of it, whatever the recorded trades are
     * @param wholeBook a level that disappears is known to be empty, not only out of sight
     */
    public RestingOrders(Quantity step, boolean wholeBook) {
        this(step, wholeBook, QueueModel.RISK_AVERSE);
    }

    /** The same in another queue. */
    public RestingOrders(Quantity step, boolean wholeBook, QueueModel queue) {
        this.queue = queue;
        this.step = step;
        this.wholeBook = wholeBook;
    }

    public void add(long orderId, Side side, Price price, long quantityE8, long displayedE8) {
        orders.add(new RestingOrder(orderId, side, price, step, quantityE8, displayedE8, queue));
    }

    public void remove(long orderId) {
        orders.removeIf(order -> order.orderId() == orderId);
    }

    /** Lets less of an order wait, at the same place in the queue. */
    public void shrink(long orderId, long openE8) {
        orders.stream().filter(order -> order.orderId() == orderId).forEach(order -> order.shrink(openE8));
    }

    public void apply(LevelChange change) {
        if (change.quantityE8() == 0 && !wholeBook) {
            return;
        }
        for (var order : orders) {
            if (order.side() == change.side() && order.price().equals(change.price())) {
                order.displayed(change.quantityE8());
            }
        }
    }

    /** What one recorded trade fills. Its volume is given away once. */
    public List<Filled> apply(Trade trade) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var fills = new ArrayList<Filled>();
        long volume = trade.quantity().e8();
        for (var order : orders) {
            if (order.isThrough(trade)) {
                order.fillWhole().ifPresent(match -> fills.add(new Filled(order.orderId(), match)));
            } else if (order.isAt(trade)) {
                var match = order.queue(volume);
                volume -= match.map(part -> part.quantity().e8()).orElse(0L);
                match.ifPresent(part -> fills.add(new Filled(order.orderId(), part)));
            }
        }
        orders.removeIf(RestingOrder::isFilled);
        return fills;
    }
}
