package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueStatus;
import java.time.Instant;
import java.util.Optional;

/** What is known of one order: what has been reported, and what the venue was heard to say beyond that. */
final class OrderTrack {
    private final Order order;
    private Terms terms;
    private Quantity quantity;
    private Instant termsAt = Instant.EPOCH;
    private Optional<Amendment> asked = Optional.empty();
    private Phase phase = Phase.SENT;
    private boolean acknowledged;
    private boolean neverArrived;
    private boolean foreign;
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
        this.terms = order.terms();
        this.quantity = order.quantity();
    }

    /** As it was sent. */
    Order order() {
        return order;
    }

    /** As it is, after all changes. */
    Order current() {
        return like(quantity, terms);
    }

    /** As it would be. */
    Order after(Amendment amendment) {
        return like(amendment.quantity(), withPrice(amendment.price()));
    }

    private Order like(Quantity size, Terms on) {
        return new Order(
                order.id(),
                order.symbol(),
                order.side(),
                size,
                on,
                order.reduceOnly(),
                order.purpose(),
                order.positionSide(),
                order.selfTrade());
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

    /** It was sent by nobody here. */
    boolean isForeign() {
        return foreign;
    }

    boolean neverArrived() {
        return neverArrived;
    }

    /** The coordinator does not know it yet: it was sent by the safety desk, and nothing has been reported about it. */
    boolean needsIntroduction() {
        return Closings.isOwn(id()) && isSilent();
    }

    Standing standing() {
        return switch (phase) {
            case SENT, UNKNOWN -> new Standing(OrderState.UNKNOWN, lastReport);
            case WORKING -> new Standing(isAmendmentOpen() ? OrderState.UNKNOWN : OrderState.WORKING, lastReport);
            case CLOSED -> new Standing(OrderState.CLOSED, lastReport);
        };
    }

    void numbered(long report) {
        lastReport = report;
    }

    void apply(OrderEvent.Reported fact) {
        switch (fact) {
            case OrderEvent.Accepted accepted -> acknowledge(accepted.venueOrderId());
            case OrderEvent.External external -> {
                foreign = !Closings.isOwn(id());
                if (external.venueOrderId() != 0) {
                    acknowledge(external.venueOrderId());
                }
            }
            case OrderEvent.PartiallyFilled partly ->
                filledE8 += partly.fill().quantity().e8();
            case OrderEvent.Filled filled -> {
                filledE8 += filled.fill().quantity().e8();
                phase = Phase.CLOSED;
            }
            case OrderEvent.Unknown _ -> phase = isClosed() ? phase : Phase.UNKNOWN;
            case OrderEvent.Resolved resolved -> resolve(resolved.reachedVenue());
            case OrderEvent.Rejected _, OrderEvent.Cancelled _, OrderEvent.Expired _ -> phase = Phase.CLOSED;
            case OrderEvent.Amended amended -> {
                terms = withPrice(amended.price());
                quantity = amended.quantity();
                termsAt = amended.eventTime().isAfter(termsAt) ? amended.eventTime() : termsAt;
            }
        }
    }

    private Terms withPrice(Price price) {
        return terms instanceof Terms.Limit limit ? new Terms.Limit(price, limit.timeInForce()) : terms;
    }

    void ask(Amendment amendment) {
        asked = Optional.of(amendment);
    }

    void settleAmendment() {
        asked = Optional.empty();
    }

    /** A change was asked for, and nobody can say yet what became of it. */
    boolean isAmendmentOpen() {
        return asked.isPresent();
    }

    /** Whether it is as was asked for last. */
    boolean isAsAsked() {
        return asked.filter(wanted -> differs(wanted.price(), wanted.quantity()))
                .isEmpty();
    }

    /** How the venue has changed the order since, if this says so. What is older than the last change says nothing. */
    Optional<Amendment> changeIn(VenueOrder said) {
        if (isClosed() || !(said.order().terms() instanceof Terms.Limit limit)) {
            return Optional.empty();
        }
        var change = new Amendment(id(), limit.price(), said.order().quantity());
        boolean wanted = asked.filter(change::equals).isPresent();
        boolean newer = said.updatedAt().isAfter(termsAt);
        if (!differs(change.price(), change.quantity())) {
            termsAt = newer ? said.updatedAt() : termsAt;
            return Optional.empty();
        }
        return newer || wanted ? Optional.of(change) : Optional.empty();
    }

    /** Whether the order is like that already. */
    boolean is(Amendment amendment) {
        return !differs(amendment.price(), amendment.quantity());
    }

    /** How the order has been changed, if this, which is newer than everything known here, says so. */
    Optional<Amendment> changeTo(VenueOrder said) {
        boolean comparable = !isClosed() && !isAmendmentOpen() && !said.status().isFinal();
        if (!comparable || !(said.order().terms() instanceof Terms.Limit limit)) {
            return Optional.empty();
        }
        var change = new Amendment(id(), limit.price(), said.order().quantity());
        return differs(change.price(), change.quantity()) ? Optional.of(change) : Optional.empty();
    }

    private boolean differs(Price price, Quantity amount) {
        return terms instanceof Terms.Limit limit && !(limit.price().equals(price) && quantity.equals(amount));
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
        // One that closes the position trades whatever the position then is.
        return !order.terms().closesPosition() && filled >= quantity.e8();
    }
}
