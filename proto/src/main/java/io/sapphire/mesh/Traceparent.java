package io.sapphire.mesh;

import io.grpc.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a call belongs to. Everything one market frame leads to shares the trace; every step in it is a span.
 *
 * @param traceId 32 hex digits, not all zero
 * @param spanId 16 hex digits, not all zero
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, traceparent</a>
 */
public record Traceparent(String traceId, String spanId) {
    /** What the call that is running belongs to. */
    public static final Context.Key<Traceparent> CURRENT = Context.key("traceparent");

    private static final Pattern TRACE_ID = Pattern.compile("(?!0+$)[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0+$)[0-9a-f]{16}");
    /** Versions to come may append fields; ff will never be one. */
    private static final Pattern HEADER =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?");

    private static final String VERSION = "00";
    private static final String SAMPLED = "01";

    public Traceparent {
        if (!TRACE_ID.matcher(traceId).matches()) {
            throw new IllegalArgumentException("trace id must be 32 hex digits, not all zero, was '" + traceId + "'");
        }
        if (!SPAN_ID.matcher(spanId).matches()) {
            throw new IllegalArgumentException("span id must be 16 hex digits, not all zero, was '" + spanId + "'");
        }
    }

    /** @throws IllegalArgumentException unless it is a W3C traceparent */
    public static Traceparent parse(String header) {
        var fields = HEADER.matcher(header);
        if (!fields.matches()) {
            throw new IllegalArgumentException("not a traceparent: '" + header + "'");
        }
        return new Traceparent(fields.group("trace"), fields.group("span"));
    }

    /** What the running call belongs to; nothing outside a call or if the caller did not say. */
    public static Optional<Traceparent> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** As it stands in a header. */
    public String format() {
        return VERSION + "-" + traceId + "-" + spanId + "-" + SAMPLED;
    }

    /** Lets a call, once subscribed to, carry this. */
    public <T> Mono<T> over(Mono<T> call) {
        return Mono.from(subscriber -> context().run(() -> call.subscribe(subscriber)));
    }

    /** Lets a stream, once subscribed to, carry this. */
    public <T> Flux<T> over(Flux<T> call) {
        return Flux.from(subscriber -> context().run(() -> call.subscribe(subscriber)));
    }

    /** From the root, because a context inside a server's call would cancel ours as soon as that call is over. */
    private Context context() {
        return Context.ROOT.withValue(CURRENT, this);
    }
}
