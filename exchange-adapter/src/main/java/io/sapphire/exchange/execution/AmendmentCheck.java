package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Approval;

/** Tells a genuine approval of a change from a forged one. */
@FunctionalInterface
public interface AmendmentCheck {

    boolean verifies(Amendment amendment, Approval approval, byte[] code);
}
