package io.sapphire.simulator.order;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import java.time.Instant;
import java.util.Optional;

/** One order and what has become of it. */
public final class VenueOrder {
    private final long orderId;
    private final boolean liquidation;
    private final Instant created;
    private NewOrder order;
    private OrderStatus status = OrderStatus.NEW;
    private long executedE8;
    private Money executedNotional = Money.ZERO;
    private Optional<Price> extreme = Optional.empty();
    private int amendments;
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

    /** It waits for its trigger, out of the book. */
    public boolean isWaiting() {
        return order.terms() instanceof Terms.Conditional && !triggered;
    }

    public boolean isLiquidation() {
        return liquidation;
    }

    /** 1e-8 units; 0 if it closes the position. */
    public long openE8() {
        return order.closesPosition() ? 0 : order.quantityE8() - executedE8;
    }

    public long executedE8() {
        return executedE8;
    }

    public void trigger(Instant eventTime) {
        triggered = true;
        updated = eventTime;
    }

    /** Another price was watched. @return the lowest so far for a buy, the highest for a sell */
    public Price watch(Price price) {
        var best = extreme.filter(before ->
                        order.side() == Side.BUY ? before.compareTo(price) <= 0 : before.compareTo(price) >= 0)
                .orElse(price);
        extreme = Optional.of(best);
        return best;
    }

    /** It reached the matching engine. */
    public void arrive(Instant eventTime) {
        arrived = true;
        updated = eventTime;
    }

    public boolean hasArrived() {
        return arrived;
    }

    /** From now on it is this order. */
    public void amend(NewOrder changed, Instant eventTime) {
        order = changed;
        updated = eventTime;
    }

    /** Counts a change that was asked for. */
    public void countAmendment() {
        amendments++;
    }

    public int amendments() {
        return amendments;
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
