package io.sapphire.coordinator.core;

import io.sapphire.coordinator.risk.RiskVerdict.Approved;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.OrderId;

/** What must happen next, outside the core. */
public sealed interface Effect {

    /** Record a fact that follows from the last one; it comes back to the core like any other. */
    record Append(MeshEvent event) implements Effect {}

    /** Send an order to the venue. Its intent stands before it in the effects. */
    record Send(Approved approved, Approval authority) implements Effect {}

    /** Ask the venue to cancel an order. */
    record Cancel(OrderId order) implements Effect {}
}
