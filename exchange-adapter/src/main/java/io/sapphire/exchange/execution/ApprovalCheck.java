package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;

/** Tells a genuine approval from a forged one. */
@FunctionalInterface
public interface ApprovalCheck {

    boolean verifies(Order order, Approval approval, byte[] code);
}
