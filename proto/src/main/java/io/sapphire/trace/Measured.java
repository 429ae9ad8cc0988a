package io.sapphire.trace;

import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * The step that is being measured on this thread, for as long as that takes: a histogram keeps its ids as an exemplar, and
 * so leads from a bar of a chart to a trace.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/#exemplars">OpenMetrics, exemplars</a>
 */
public final class Measured implements SpanContext {
    private static final ThreadLocal<io.opentelemetry.api.trace.@Nullable SpanContext> NOW = new ThreadLocal<>();

    /** Measures something of a step. */
    static void as(io.opentelemetry.api.trace.SpanContext step, Runnable measurement) {
        NOW.set(step);
        try {
            measurement.run();
        } finally {
            NOW.remove();
        }
    }

    @Override
    public @Nullable String getCurrentTraceId() {
        var step = NOW.get();
        return step == null ? null : step.getTraceId();
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        var step = NOW.get();
        return step == null ? null : step.getSpanId();
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return NOW.get() != null;
    }

    /** Nothing to do: whether a trace is kept is up to what it leads to. */
    @Override
    public void markCurrentSpanAsExemplar() {}
}
