package io.sapphire.trace;

import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The newest traces that led to something. Whether one does is known only later, so every trace waits for a while; as
 * soon as a span of it names a decision or an order, all of it is kept, and what comes after too.
 */
final class TraceRing {
    private final Map<String, List<ReadableSpan>> undecided;
    private final Map<String, List<ReadableSpan>> kept;
    private final int longest;
    private final Consumer<ReadableSpan> onward;

    /**
     * An empty ring.
     *
     * @param undecided how many traces may wait
     * @param kept how many traces are kept, the newest
     * @param longest spans of one trace; more are dropped
     * @param onward told every span of a kept trace, once
     */
    TraceRing(int undecided, int kept, int longest, Consumer<ReadableSpan> onward) {
        this.undecided = bounded(undecided);
        this.kept = bounded(kept);
        this.longest = longest;
        this.onward = onward;
    }

    private static Map<String, List<ReadableSpan>> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<ReadableSpan>> eldest) {
                return size() > most;
            }
        };
    }

    synchronized void add(ReadableSpan span) {
        var trace = span.getSpanContext().getTraceId();
        if (kept.containsKey(trace)) {
            keep(kept.get(trace), span);
        } else if (leadsToSomething(span)) {
            var before = undecided.remove(trace);
            var spans = kept.computeIfAbsent(trace, _ -> new ArrayList<>());
            (before == null ? List.<ReadableSpan>of() : before).forEach(earlier -> keep(spans, earlier));
            keep(spans, span);
        } else {
            put(undecided.computeIfAbsent(trace, _ -> new ArrayList<>()), span);
        }
    }

    private static boolean leadsToSomething(ReadableSpan span) {
        return span.getAttribute(Attribute.ORDER_ID) != null || span.getAttribute(Attribute.DECISION) != null;
    }

    private void keep(List<ReadableSpan> spans, ReadableSpan span) {
        put(spans, span);
        onward.accept(span);
    }

    private void put(List<ReadableSpan> spans, ReadableSpan span) {
        if (spans.size() < longest) {
            spans.add(span);
        }
    }

    /** The spans of a kept trace in the order in which they ended; none if it is not kept, or not any more. */
    synchronized List<ReadableSpan> find(String traceId) {
        return List.copyOf(kept.getOrDefault(traceId, List.of()));
    }

    synchronized int undecided() {
        return undecided.size();
    }

    synchronized int kept() {
        return kept.size();
    }
}
