package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.domain.order.OrderId;
import reactor.core.publisher.Mono;

/** Where orders go. It takes nothing but approved ones, and never sends one twice. */
public interface OrderDesk {

    /** Never fails: what could not be found out is an outcome. */
    Mono<Outcome> send(Effect.Send order, String traceparent);

    /** Never fails. */
    Mono<Outcome> cancel(OrderId order, long epoch, String traceparent);

    /** Asks what became of an order; fails while that cannot be found out. */
    Mono<Outcome> query(OrderId order);

    /** What is known of a call. */
    sealed interface Outcome {

        /** @param lastReport sequence of the last report about the order so far */
        record Answered(long lastReport) implements Outcome {}

        /** It was not sent and never will be. */
        record NotSent(String reason) implements Outcome {}

        /** Nobody can say whether it was sent. */
        record Lost(String cause) implements Outcome {}
    }
}
