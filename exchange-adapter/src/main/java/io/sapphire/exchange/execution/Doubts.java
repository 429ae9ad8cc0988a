package io.sapphire.exchange.execution;

import io.sapphire.domain.order.OrderId;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The orders of which nobody can say how they stand. Used on the desk's thread. */
final class Doubts {
    private final Set<OrderId> open = new HashSet<>();
    private final Sinks.Many<OrderId> raised = Sinks.many().unicast().onBackpressureBuffer();
    private final Sinks.Many<Integer> counts = Sinks.many().replay().latestOrDefault(0);
    private volatile boolean empty = true;

    void raise(OrderId id) {
        if (open.add(id)) {
            count();
            raised.emitNext(id, Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    void settle(OrderId id) {
        open.remove(id);
        count();
    }

    /** Each as it is raised. */
    Flux<OrderId> raised() {
        return raised.asFlux();
    }

    /** Completes when there are none. */
    Mono<Void> none() {
        return counts.asFlux().filter(count -> count == 0).next().then();
    }

    /** Whether there are none. May be asked by any thread. */
    boolean isEmpty() {
        return empty;
    }

    private void count() {
        empty = open.isEmpty();
        counts.emitNext(open.size(), Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
