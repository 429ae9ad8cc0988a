package io.sapphire.trace;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * All spans of this process, of one service or of all of them: the newest traces that led to a decision or an order are
 * kept in memory, and a collector is told, if there is one.
 */
public final class Traces {
    private static final int UNDECIDED = 256;
    private static final int KEPT = 500;
    private static final int LONGEST = 256;
    private static final int FLUSH_SECONDS = 5;

    private final boolean disabled;
    private final Collector collector;
    private final TraceRing ring;
    private final boolean all;
    private final StepTimes times;

    private Traces(boolean disabled, Collector collector, boolean all, StepTimes times) {
        this.disabled = disabled;
        this.collector = collector;
        this.all = all;
        this.times = times;
        this.ring = new TraceRing(UNDECIDED, KEPT, LONGEST, all ? _ -> {} : collector::tell);
    }

    /**
     * Of a process that sees whole traces: only those that led to something are told.
     *
     * @param registry learns how long each kind of step takes
     * @throws IllegalArgumentException as {@link #ofOneService}
     */
    public static Traces ofWholeMesh(Variables environment, MeterRegistry registry) {
        return of(environment, false, registry);
    }

    /**
     * Of a process that sees only its part of a trace: what a trace led to is for the collector to find out.
     *
     * @param environment OpenTelemetry's own variables
     * @param registry learns how long each kind of step takes
     * @throws IllegalArgumentException if the collector's address or protocol is none
     */
    public static Traces ofOneService(Variables environment, MeterRegistry registry) {
        return of(environment, true, registry);
    }

    private static Traces of(Variables environment, boolean all, MeterRegistry registry) {
        return new Traces(
                "true".equalsIgnoreCase(environment.value("OTEL_SDK_DISABLED")),
                Collector.of(environment),
                all,
                new StepTimes(registry));
    }

    /** The spans of one service of this process. */
    public Spans spans(String service) {
        if (disabled) {
            return Spans.none();
        }
        var provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(Attribute.SERVICE, "sapphire-" + service))))
                .setSampler(Sampler.alwaysOn())
                .addSpanProcessor(new Listener(service))
                .build();
        return new Spans(provider.get("io.sapphire"), () -> collector.flush().join(FLUSH_SECONDS, TimeUnit.SECONDS));
    }

    /** The spans of a trace that is kept here, the first begun first; none if it is not. */
    public List<RecordedSpan> find(String traceId) {
        return ring.find(traceId).stream()
                .map(RecordedSpan::of)
                .sorted(Comparator.comparingLong(RecordedSpan::startNanos))
                .toList();
    }

    int undecided() {
        return ring.undecided();
    }

    int kept() {
        return ring.kept();
    }

    private final class Listener implements SpanProcessor {
        private final String service;

        Listener(String service) {
            this.service = service;
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ring.add(span);
            times.ended(service, span);
            if (all) {
                collector.tell(span);
            }
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        @Override
        public CompletableResultCode forceFlush() {
            return collector.flush();
        }
    }
}
