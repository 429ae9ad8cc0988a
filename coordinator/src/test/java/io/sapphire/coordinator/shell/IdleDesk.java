package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.domain.order.OrderId;
import reactor.core.publisher.Mono;

/** Sends nothing. */
final class IdleDesk implements OrderDesk {

    @Override
    public Mono<Outcome> send(Effect.Send order, String traceparent) {
        return Mono.just(new Outcome.NotSent("idle"));
    }

    @Override
    public Mono<Outcome> cancel(OrderId order, long epoch, String traceparent) {
        return Mono.just(new Outcome.NotSent("nothing to cancel"));
    }

    @Override
    public Mono<Outcome> query(OrderId order) {
        return Mono.just(new Outcome.NotSent("never seen"));
    }
}
