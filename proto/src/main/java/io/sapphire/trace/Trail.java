package io.sapphire.trace;

import io.opentelemetry.api.trace.SpanKind;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Where a stream stands in a trace, carried in its Reactor context: the threads it runs on do not matter.
 *
 * @param traceparent W3C trace context
 */
public record Trail(Spans spans, String traceparent) {

    public Context into(Context context) {
        return context.put(Trail.class, this);
    }

    /** Work that is a step of whatever trace its subscriber stands in; of none if that stands in none. */
    public static <T> Mono<T> step(String name, SpanKind kind, Function<Step, Mono<T>> work) {
        return Mono.deferContextual(context -> context.<Trail>getOrEmpty(Trail.class)
                .map(trail -> trail.spans().around(() -> trail.spans().step(name, kind, trail.traceparent()), work))
                .orElseGet(() -> work.apply(Step.passing(""))));
    }
}
