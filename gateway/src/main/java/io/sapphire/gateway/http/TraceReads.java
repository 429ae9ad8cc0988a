package io.sapphire.gateway.http;

import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Traced.SpanNote;
import io.sapphire.gateway.view.Traced.SpanRow;
import io.sapphire.gateway.view.Traced.Trace;
import io.sapphire.trace.RecordedSpan;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The traces this process has seen. */
final class TraceReads {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Function<String, List<RecordedSpan>> traces;

    /** @param traces the steps of a trace, the first begun first; none if it is not kept */
    TraceReads(Function<String, List<RecordedSpan>> traces) {
        this.traces = traces;
    }

    Object trace(RunView run, Projection all, Query query, Instant now) {
        var id = query.path("traceId");
        var spans = traces.apply(id);
        if (spans.isEmpty()) {
            throw Refused.notFound(
                    ("No steps of trace '%s' are kept here. The newest traces with a decision or an order are, by the"
                                    + " process that traded; where every service is a process of its own, ask the"
                                    + " OpenTelemetry collector.")
                            .formatted(Query.shown(id)));
        }
        long first = spans.getFirst().startNanos();
        return new Trace(
                id,
                Instant.ofEpochSecond(first / NANOS_PER_SECOND, first % NANOS_PER_SECOND),
                spans.stream().map(span -> row(span, first)).toList(),
                all.asOf());
    }

    private static SpanRow row(RecordedSpan span, long first) {
        return new SpanRow(
                span.service(),
                span.name(),
                span.kind(),
                span.spanId(),
                span.parentId().isEmpty() ? null : span.parentId(),
                (span.startNanos() - first) / NANOS_PER_MILLI,
                span.durationNanos() / NANOS_PER_MILLI,
                span.error().isEmpty() ? null : span.error(),
                new TreeMap<>(span.attributes())
                        .entrySet().stream()
                                .map(note -> new SpanNote(note.getKey(), note.getValue()))
                                .toList());
    }
}
