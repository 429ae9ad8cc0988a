package io.sapphire.domain.order;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import java.time.Instant;

/** One fact about one order. Facts are appended, never changed. */
public sealed interface OrderEvent {
    OrderId orderId();

    /** By the venue's clock. */
    Instant eventTime();

    /** Refused here, by our own risk limits: the venue never sees it. */
    record Denied(Order order, long decision, Denial denial, Instant eventTime) implements OrderEvent {

        @Override
        public OrderId orderId() {
            return order.id();
        }
    }

    /**
     * Passed every limit and is about to leave.
     *
     * @param decision number of the decision it serves; 0 if it protects or an operator asked for it
     * @param expectedPrice average price we reckon with
     * @param expectedCost fee and half the spread we reckon with, in quote-asset units
     * @param manner how it came to its size and terms
     */
    record Intended(
            Order order,
            long decision,
            Approval approval,
            Price expectedPrice,
            Money expectedCost,
            Manner manner,
            Instant eventTime)
            implements OrderEvent {

        @Override
        public OrderId orderId() {
            return order.id();
        }
    }

    /** We are about to ask the venue to cancel it. */
    record CancelIntended(OrderId orderId, String reason, Instant eventTime) implements OrderEvent {}

    /** What is known of an order outside this process. */
    sealed interface Reported extends OrderEvent {}

    /** The venue took it. */
    record Accepted(OrderId orderId, long venueOrderId, Instant eventTime) implements Reported {}

    /** The venue changed it as we asked. */
    record Amended(OrderId orderId, Price price, Quantity quantity, Instant eventTime) implements Reported {}

    /** The venue refused it, in the venue's words. */
    record Rejected(OrderId orderId, int venueCode, String venueReason, Instant eventTime) implements Reported {}

    /** Part of it traded. */
    record PartiallyFilled(OrderId orderId, Fill fill, Instant eventTime) implements Reported {}

    /** The last of it traded. */
    record Filled(OrderId orderId, Fill fill, Instant eventTime) implements Reported {}

    /** Gone because somebody asked for it. */
    record Cancelled(OrderId orderId, Instant eventTime) implements Reported {}

    /** Gone by the venue's rules: the rest of an IOC, a post-only that would have traded. */
    record Expired(OrderId orderId, String venueReason, Instant eventTime) implements Reported {}

    /** Sent, and nobody can say what became of it: it may or may not trade. */
    record Unknown(OrderId orderId, String cause, Instant eventTime) implements Reported {}

    /** The venue was asked about an unknown order. What it did with the order is reported by facts of its own. */
    record Resolved(OrderId orderId, boolean reachedVenue, Instant eventTime) implements Reported {}

    /** An order on our account that we did not send. */
    record External(Order order, long venueOrderId, Instant eventTime) implements Reported {

        @Override
        public OrderId orderId() {
            return order.id();
        }
    }
}
