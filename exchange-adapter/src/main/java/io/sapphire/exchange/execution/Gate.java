package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;

/** What every order must pass before it is journaled. Refuses with a {@link SecurityException}. */
final class Gate {
    private final ApprovalCheck approvals;
    private final Ceilings ceilings;
    private final Desk desk;

    Gate(ApprovalCheck approvals, Ceilings ceilings, Desk desk) {
        this.approvals = approvals;
        this.ceilings = ceilings;
        this.desk = desk;
    }

    void authenticate(Order order, Approval approval, byte[] code) {
        if (!approvals.verifies(order, approval, code)) {
            throw new SecurityException("the approval of order " + order.id() + " does not verify");
        }
    }

    void admit(Order order, Approval approval) {
        fence(approval.epoch());
        var now = desk.venueTime();
        if (!now.isBefore(approval.expiry())) {
            throw new SecurityException(
                    "the approval of order " + order.id() + " expired at " + approval.expiry() + ", it is " + now);
        }
        ceilings.admit(order);
        if (Safety.forbids(desk.blotter().latch(), order)) {
            throw new SecurityException("trading is halted: order " + order.id() + " could add to a position");
        }
        ceilings.count();
    }

    /** An older leader must not act any more. */
    void fence(long epoch) {
        if (epoch < desk.blotter().epoch()) {
            throw new SecurityException(
                    "epoch " + epoch + " is over, epoch " + desk.blotter().epoch() + " leads");
        }
    }
}
