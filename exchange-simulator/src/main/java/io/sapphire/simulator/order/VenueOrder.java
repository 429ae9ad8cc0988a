package io.sapphire.simulator.order;

import io.sapphire.domain.market.Money;
import java.time.Instant;

/** One order and what has become of it. */
public final class VenueOrder {
    private final long orderId;
    private final NewOrder order;
    private final boolean liquidation;
    private final Instant created;
    private OrderStatus status = OrderStatus.NEW;
    private long executedE8;
    private Money executedNotional = Money.ZERO;
    private boolean arrived;
    private boolean triggered;
    private Instant updated;

    VenueOrder(long orderId, NewOrder order, boolean liquidation, Instant created) {
        this.orderId = orderId;
        this.order = order;
        this.liquidation = liquidation;
        this.created = created;
        this.updated = created;
    }

    public long orderId() {
        return orderId;
    }

    public NewOrder order() {
        return order;
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /** 1e-8 units; 0 if it closes the position. */
    public long openE8() {
        return order.closesPosition() ? 0 : order.quantityE8() - executedE8;
    }

    public void trigger() {
        triggered = true;
    }

    /** It reached the matching engine. */
    public void arrive(Instant eventTime) {
        arrived = true;
        updated = eventTime;
    }

    public boolean hasArrived() {
        return arrived;
    }

    /** @param last nothing of it is left to trade */
    public void fill(long quantityE8, Money notional, boolean last, Instant eventTime) {
        executedE8 = Math.addExact(executedE8, quantityE8);
        executedNotional = executedNotional.plus(notional);
        status = last ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        updated = eventTime;
    }

    /** @param how {@code CANCELED} or {@code EXPIRED} */
    void close(OrderStatus how, Instant eventTime) {
        status = how;
        updated = eventTime;
    }

    public OrderView view() {
        return new OrderView(
                orderId, order, status, executedE8, executedNotional, triggered, liquidation, created, updated);
    }
}
