package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueStatus;
import java.time.Instant;

/** What is known of one order: what has been reported, and what the venue was heard to say beyond that. */
final class OrderTrack {
    private final Order order;
    private Phase phase = Phase.SENT;
    private boolean acknowledged;
    private boolean neverArrived;
    private long venueId;
    private long filledE8;
    private long lastReport;

    private VenueStatus heard = VenueStatus.UNHEARD_OF;
    private long heardExecutedE8;
    private Instant heardAt = Instant.EPOCH;

    private enum Phase {
        SENT,
        UNKNOWN,
        WORKING,
        CLOSED
    }

    OrderTrack(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    OrderId id() {
        return order.id();
    }

    long venueId() {
        return venueId;
    }

    /** Nothing has been reported about it yet. */
    boolean isSilent() {
        return phase == Phase.SENT && lastReport == 0;
    }

    boolean isUnknown() {
        return phase == Phase.UNKNOWN;
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    boolean neverArrived() {
        return neverArrived;
    }

    /** The coordinator does not know it yet: it was sent by nobody here, or by the safety desk. */
    boolean needsIntroduction() {
        return Safety.isOwn(id());
    }

    Standing standing() {
        return switch (phase) {
            case SENT, UNKNOWN -> new Standing(OrderState.UNKNOWN, lastReport);
            case WORKING -> new Standing(OrderState.WORKING, lastReport);
            case CLOSED -> new Standing(OrderState.CLOSED, lastReport);
        };
    }

    void numbered(long report) {
        lastReport = report;
    }

    void apply(OrderEvent.Reported fact) {
        switch (fact) {
            case OrderEvent.Accepted accepted -> acknowledge(accepted.venueOrderId());
            case OrderEvent.External external -> acknowledge(external.venueOrderId());
            case OrderEvent.PartiallyFilled partly ->
                filledE8 += partly.fill().quantity().e8();
            case OrderEvent.Filled filled -> {
                filledE8 += filled.fill().quantity().e8();
                phase = Phase.CLOSED;
            }
            case OrderEvent.Unknown _ -> phase = isClosed() ? phase : Phase.UNKNOWN;
            case OrderEvent.Resolved resolved -> resolve(resolved.reachedVenue());
            case OrderEvent.Rejected _, OrderEvent.Cancelled _, OrderEvent.Expired _ -> phase = Phase.CLOSED;
            case OrderEvent.Amended _ -> {
                // Not asked for yet.
            }
        }
    }

    private void acknowledge(long number) {
        venueId = number;
        acknowledged = true;
        // An order given up as lost may turn up after all: the venue is right.
        phase = isClosed() && !neverArrived ? phase : Phase.WORKING;
        neverArrived = false;
    }

    private void resolve(boolean reachedVenue) {
        neverArrived = !reachedVenue;
        phase = reachedVenue ? Phase.SENT : Phase.CLOSED;
    }

    /** Takes in what the venue says, in whatever order it comes: executed quantity never falls, a final state stays. */
    void hear(VenueOrder said) {
        boolean newer = said.executedE8() >= heardExecutedE8 && !heard.isFinal();
        if (newer && said.status() != VenueStatus.UNHEARD_OF) {
            heard = said.status();
            heardAt = said.updatedAt();
        }
        heardExecutedE8 = Math.max(heardExecutedE8, said.executedE8());
    }

    VenueStatus heard() {
        return heard;
    }

    Instant heardAt() {
        return heardAt;
    }

    /** The venue counts more than has been reported. */
    boolean lacksFills() {
        return heardExecutedE8 > filledE8;
    }

    /** Whether nothing is left to trade after so much more. */
    boolean isFilledBy(long quantityE8) {
        long filled = Math.addExact(filledE8, quantityE8);
        if (heard == VenueStatus.FILLED) {
            return filled >= heardExecutedE8;
        }
        return !closesPosition() && filled >= order.quantity().e8();
    }

    /** Its quantity is whatever the position then is. */
    private boolean closesPosition() {
        return switch (order.terms()) {
            case Terms.StopMarket stop -> stop.closePosition();
            case Terms.Limit _, Terms.Market _ -> false;
        };
    }
}
