package io.sapphire.trace;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Map;
import java.util.TreeMap;

/**
 * A step that is over.
 *
 * @param service in which it ran
 * @param kind one of INTERNAL, SERVER, CLIENT, PRODUCER, CONSUMER
 * @param spanId 16 hex digits
 * @param parentId 16 hex digits; empty for the first of its trace
 * @param startNanos since 1970, by the wall clock of its process
 * @param error what went wrong, for people; empty if nothing did
 */
public record RecordedSpan(
        String service,
        String name,
        String kind,
        String spanId,
        String parentId,
        long startNanos,
        long durationNanos,
        String error,
        Map<String, String> attributes) {

    static RecordedSpan of(ReadableSpan span) {
        var data = span.toSpanData();
        var attributes = new TreeMap<String, String>();
        data.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value.toString()));
        return new RecordedSpan(
                service(data.getResource()),
                data.getName(),
                data.getKind().name(),
                data.getSpanId(),
                data.getParentSpanContext().isValid() ? data.getParentSpanId() : "",
                data.getStartEpochNanos(),
                data.getEndEpochNanos() - data.getStartEpochNanos(),
                error(data),
                Map.copyOf(attributes));
    }

    private static String service(Resource resource) {
        return String.valueOf(resource.getAttribute(Attribute.SERVICE));
    }

    private static String error(SpanData data) {
        return switch (data.getStatus().getStatusCode()) {
            case ERROR ->
                data.getStatus().getDescription().isEmpty()
                        ? "failed"
                        : data.getStatus().getDescription();
            case OK, UNSET -> "";
        };
    }
}
