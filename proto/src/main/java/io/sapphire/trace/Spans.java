package io.sapphire.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One service's spans. What a step belongs to is told, never guessed from the thread it runs on. */
public final class Spans implements AutoCloseable {
    private static final Spans NONE = new Spans(TracerProvider.noop().get("none"), () -> {});
    private static final IdGenerator IDS = IdGenerator.random();
    private static final int TRACE_START = 3;
    private static final int SPAN_START = 36;
    private static final int SPAN_END = 52;

    private final Tracer tracer;
    private final Runnable flush;

    Spans(Tracer tracer, Runnable flush) {
        this.tracer = tracer;
        this.flush = flush;
    }

    /** Records nothing; traces have ids nevertheless. */
    public static Spans none() {
        return NONE;
    }

    /** The first step of a new trace. */
    public Step root(String name) {
        var span = tracer.spanBuilder(name).setNoParent().startSpan();
        return span.getSpanContext().isValid()
                ? new Step(span, traceparent(span.getSpanContext()))
                : Step.passing(header(IDS.generateTraceId(), IDS.generateSpanId()));
    }

    /** A step inside this service. */
    public Step step(String name, String traceparent) {
        return step(name, SpanKind.INTERNAL, traceparent);
    }

    /**
     * A step of the trace it is told to belong to; of none if it is told none.
     *
     * @param name of few values
     * @param traceparent W3C trace context of what led to it
     */
    public Step step(String name, SpanKind kind, String traceparent) {
        var parent = parse(traceparent);
        if (this == NONE || !parent.isValid()) {
            return Step.passing(traceparent);
        }
        var span = tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(Context.root().with(Span.wrap(parent)))
                .startSpan();
        return new Step(span, traceparent(span.getSpanContext()));
    }

    /** Work that is a step: begins when it is subscribed to, ends with it. */
    public <T> Mono<T> around(Supplier<Step> begin, Function<Step, Mono<T>> work) {
        if (this == NONE) {
            return Mono.defer(() -> work.apply(begin.get()));
        }
        return Mono.using(
                begin::get,
                step -> work.apply(step)
                        .doOnError(step::failed)
                        .doOnCancel(() -> step.failed("cancelled", "nobody waits any more")),
                Step::end);
    }

    /** Like {@link #around}, of any number of elements. */
    public <T> Flux<T> through(Supplier<Step> begin, Function<Step, Flux<T>> work) {
        if (this == NONE) {
            return Flux.defer(() -> work.apply(begin.get()));
        }
        return Flux.using(
                begin::get,
                step -> work.apply(step)
                        .doOnError(step::failed)
                        .doOnCancel(() -> step.failed("cancelled", "nobody waits any more")),
                Step::end);
    }

    /** Work that is a step. */
    public static <T> T within(Step step, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            step.failed(failure);
            throw failure;
        } finally {
            step.end();
        }
    }

    private static SpanContext parse(String traceparent) {
        return traceparent.length() < SPAN_END
                ? SpanContext.getInvalid()
                : SpanContext.createFromRemoteParent(
                        traceparent.substring(TRACE_START, SPAN_START - 1),
                        traceparent.substring(SPAN_START, SPAN_END),
                        TraceFlags.getSampled(),
                        TraceState.getDefault());
    }

    private static String traceparent(SpanContext span) {
        return header(span.getTraceId(), span.getSpanId());
    }

    private static String header(String traceId, String spanId) {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    /** Tells the collector what it has not been told yet. */
    @Override
    public void close() {
        flush.run();
    }
}
