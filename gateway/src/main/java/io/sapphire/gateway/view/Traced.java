package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which steps led from a market frame to an order and its fills, and how long each took. */
public final class Traced {

    private Traced() {}

    /** What a step says of itself. */
    public record SpanNote(String key, String value) {}

    /**
     * One step.
     *
     * @param service in which it ran
     * @param kind INTERNAL, SERVER or CLIENT
     * @param parentId absent for the first
     * @param startMs since the first began, by the wall clocks of the services
     * @param error what went wrong; absent if nothing did
     */
    public record SpanRow(
            String service,
            String name,
            String kind,
            String spanId,
            @Nullable String parentId,
            double startMs,
            double durationMs,
            @Nullable String error,
            List<SpanNote> notes) {}

    /** All steps of one trace, the first begun first. */
    public record Trace(
            String traceId,
            Instant startUs,
            List<SpanRow> spans,
            @JsonUnwrapped AsOf asOf) {}
}
