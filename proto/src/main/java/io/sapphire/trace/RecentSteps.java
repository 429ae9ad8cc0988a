package io.sapphire.trace;

import io.opentelemetry.api.trace.SpanKind;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which steps recorded the newest events of the log: whoever passes an event on goes on with its trace. The log itself
 * keeps trace ids only, and so does what was recorded long ago. For any thread.
 */
public final class RecentSteps {
    private static final int MOST = 1 << 14;

    private final Spans spans;
    private final AtomicReferenceArray<@Nullable Noted> newest = new AtomicReferenceArray<>(MOST);

    private record Noted(long sequence, String traceparent) {}

    /** Remembers nothing yet. */
    public RecentSteps(Spans spans) {
        this.spans = spans;
    }

    /** Of the service that records. */
    public Spans spans() {
        return spans;
    }

    /** Takes note of the step that recorded an event. */
    public void note(long sequence, String traceparent) {
        newest.set((int) (sequence % MOST), new Noted(sequence, traceparent));
    }

    /** W3C trace context of the step that recorded an event; empty if that is not known, or not any more. */
    public String of(long sequence) {
        var noted = newest.get((int) (sequence % MOST));
        return noted != null && noted.sequence() == sequence ? noted.traceparent() : "";
    }

    /** Passes an event on: a step of its trace, if that is known. @param name of few values */
    public Step onward(String name, long sequence) {
        return spans.step(name, SpanKind.PRODUCER, of(sequence));
    }
}
