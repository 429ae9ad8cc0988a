package io.sapphire.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** One thing that is under way, a span of its trace; ends once, by whoever began it. */
public final class Step {
    private final Span span;
    private final String traceparent;

    Step(Span span, String traceparent) {
        this.span = span;
        this.traceparent = traceparent;
    }

    /** No span of its own: what follows belongs to whatever this belongs to. @param traceparent may be empty */
    public static Step passing(String traceparent) {
        return new Step(Span.getInvalid(), traceparent);
    }

    /** W3C trace context of what this leads to; empty if it belongs to no trace. */
    public String traceparent() {
        return traceparent;
    }

    public Step with(AttributeKey<String> key, Object value) {
        note(key, value);
        return this;
    }

    public Step with(AttributeKey<Long> key, long value) {
        note(key, value);
        return this;
    }

    public void note(AttributeKey<String> key, Object value) {
        if (span.isRecording()) {
            var _ = span.setAttribute(key, value.toString());
        }
    }

    public void note(AttributeKey<Long> key, long value) {
        var _ = span.setAttribute(key, value);
    }

    /** It did not come to what it was begun for. */
    public void failed(Throwable cause) {
        failed(cause.getClass().getSimpleName(), String.valueOf(cause.getMessage()));
    }

    /** @param type of few values; @param reason for people */
    public void failed(String type, String reason) {
        var _ = span.setStatus(StatusCode.ERROR, reason).setAttribute(Attribute.ERROR_TYPE, type);
    }

    public void end() {
        span.end();
    }
}
