package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Terms;
import java.util.Optional;

/** What every order must pass before it is journaled. Refuses with a {@link SecurityException}. */
final class Gate {
    private final Approvals approvals;
    private final Ceilings ceilings;
    private final Desk desk;

    Gate(Approvals approvals, Ceilings ceilings, Desk desk) {
        this.approvals = approvals;
        this.ceilings = ceilings;
        this.desk = desk;
    }

    void authenticate(Order order, Approval approval, byte[] code) {
        if (!approvals.orders().verifies(order, approval, code)) {
            throw new SecurityException("the approval of order " + order.id() + " does not verify");
        }
    }

    void admit(Order order, Approval approval) {
        fence(approval.epoch());
        requireInTime("the approval of order " + order.id(), approval);
        ceilings.admit(order);
        if (Safety.forbids(desk.blotter().latch(), order)) {
            throw new SecurityException("trading is halted: order " + order.id() + " could add to a position");
        }
        ceilings.count();
    }

    /** What makes an order larger or its price worse needs an approval of its own; anything else only counts. */
    void admit(OrderTrack track, Amendment amendment, Optional<Authority> authority) {
        var now = track.current();
        boolean addsRisk = !now.reduceOnly()
                && now.terms() instanceof Terms.Limit limit
                && amendment.addsRisk(now.side(), limit.price(), now.quantity());
        if (addsRisk) {
            admitRisk(now, amendment, authority);
        }
        ceilings.count();
    }

    private void admitRisk(Order now, Amendment amendment, Optional<Authority> authority) {
        var shown = authority.orElseThrow(() -> new SecurityException("the change of order " + now.id()
                + " makes it larger or its price worse, and no approval came with it"));
        if (!approvals.amendments().verifies(amendment, shown.approval(), shown.code())) {
            throw new SecurityException("the approval of the change of order " + now.id() + " does not verify");
        }
        fence(shown.approval().epoch());
        requireInTime("the approval of the change of order " + now.id(), shown.approval());
        ceilings.admit(now.id(), amendment);
        if (Safety.forbids(desk.blotter().latch(), now)) {
            throw new SecurityException("trading is halted: order " + now.id() + " must not grow");
        }
    }

    private void requireInTime(String what, Approval approval) {
        var now = desk.venueTime();
        if (!now.isBefore(approval.expiry())) {
            throw new SecurityException(what + " expired at " + approval.expiry() + ", it is " + now);
        }
    }

    /** An older leader must not act any more. */
    void fence(long epoch) {
        if (epoch < desk.blotter().epoch()) {
            throw new SecurityException(
                    "epoch " + epoch + " is over, epoch " + desk.blotter().epoch() + " leads");
        }
    }
}
