package io.sapphire.gateway.stream;

import io.opentelemetry.api.trace.SpanKind;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last steps of traces: from an event's arrival here until those who follow the event stream are shown it. For any
 * thread.
 */
public final class Showings {
    /** Far more than arrive before they are shown. */
    private static final int MOST = 4_096;

    private final Spans spans;
    private final Map<Long, Step> underWay = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Step> eldest) {
            return size() > MOST;
        }
    };

    /** Sequence of the last event that was shown: a stream that comes back brings it once more. */
    private long shown;

    public Showings(Spans spans) {
        this.spans = spans;
    }

    /** Events arrived. @param traceparents by sequence, of those that belong to a trace */
    public synchronized void begin(Map<Long, String> traceparents) {
        traceparents.forEach((sequence, traceparent) -> {
            if (sequence != shown) {
                underWay.put(
                        sequence,
                        spans.step("show event", SpanKind.CONSUMER, traceparent).with(Attribute.SEQUENCE, sequence));
            }
        });
    }

    /** All up to an event are shown. */
    public synchronized void end(long sequence) {
        shown = sequence;
        var waiting = underWay.entrySet().iterator();
        while (waiting.hasNext()) {
            var next = waiting.next();
            if (next.getKey() > sequence) {
                return;
            }
            next.getValue().end();
            waiting.remove();
        }
    }
}
