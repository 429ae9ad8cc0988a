package io.sapphire.trace;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Optional;

/** Who is told about spans outside this process; nobody, unless OpenTelemetry's own variables name one. */
final class Collector {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static final String HTTP = "http/protobuf";
    /** Spans that wait for the collector; more are dropped rather than holding up trading. */
    private static final int QUEUE = 16_384;

    private final Optional<SpanProcessor> batches;

    private Collector(Optional<SpanProcessor> batches) {
        this.batches = batches;
    }

    /**
     * @throws IllegalArgumentException if the address or the protocol is none
     * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OTLP exporter configuration</a>
     */
    static Collector of(Variables environment) {
        return new Collector(value(environment, ENDPOINT)
                .map(endpoint -> batches(
                        exporter(address(endpoint), value(environment, PROTOCOL).orElse(HTTP)))));
    }

    /** An empty variable is one that is not set, says the specification. */
    private static Optional<String> value(Variables environment, String name) {
        return Optional.ofNullable(environment.value(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String address(String text) {
        if (!text.matches("https?://[^\\s/?#]+/?[^\\s?#]*")) {
            throw new IllegalArgumentException(ENDPOINT + " must be http://HOST:PORT, was '" + text + "'");
        }
        return URI.create(text).toString();
    }

    /** OTLP over HTTP is what every collector offers; a second way would bring a second client with it. */
    private static SpanExporter exporter(String endpoint, String protocol) {
        if (!protocol.equals(HTTP)) {
            throw new IllegalArgumentException(PROTOCOL + " must be " + HTTP + ", was '" + protocol + "'");
        }
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.replaceAll("/+$", "") + "/v1/traces")
                .build();
    }

    private static SpanProcessor batches(SpanExporter exporter) {
        return BatchSpanProcessor.builder(exporter).setMaxQueueSize(QUEUE).build();
    }

    void tell(ReadableSpan span) {
        batches.ifPresent(some -> some.onEnd(span));
    }

    CompletableResultCode flush() {
        return batches.map(SpanProcessor::forceFlush).orElseGet(CompletableResultCode::ofSuccess);
    }
}
