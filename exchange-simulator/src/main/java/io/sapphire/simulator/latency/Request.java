package io.sapphire.simulator.latency;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.order.NewOrder;
import java.time.Instant;

/** Something the venue took and that is on its way to the matching engine. */
public sealed interface Request {
    Instant arrival();

    record Place(long orderId, Instant arrival) implements Request {}

    /** @param changed the order as it is to be */
    record Amend(long orderId, NewOrder changed, Instant arrival) implements Request {}

    record Cancel(long orderId, Instant arrival) implements Request {}

    record CancelAll(Symbol symbol, Instant arrival) implements Request {}
}
