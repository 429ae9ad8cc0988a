package io.sapphire.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.sapphire.metric.Meters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class TracesTest {
    private final PrometheusMeterRegistry registry = Meters.fresh();
    private final Traces traces = Traces.ofWholeMesh(_ -> null, registry);
    private final Spans spans = traces.spans("test");

    @Test
    void whatLedToAnOrderIsKeptWithAllThatCameBeforeAndAfter() {
        var frame = spans.root("market frame");
        frame.end();
        var round = spans.step("round", frame.traceparent());
        var intent = spans.step("order intent", round.traceparent()).with(Attribute.ORDER_ID, "o-1");
        intent.end();
        round.end();
        spans.step("fill", intent.traceparent()).end();

        assertThat(traces.find(id(frame)))
                .extracting(RecordedSpan::name, RecordedSpan::parentId)
                .containsExactlyInAnyOrder(
                        tuple("market frame", ""),
                        tuple("round", spanId(frame)),
                        tuple("order intent", spanId(round)),
                        tuple("fill", spanId(intent)));
    }

    @Test
    void whatLedToNothingIsNotKept() {
        var frame = spans.root("market frame");
        frame.end();

        assertThat(traces.find(id(frame))).isEmpty();
    }

    @Test
    void noNumberOfTracesOrSpansFillsTheMemory() {
        var first = spans.root("market frame");
        for (int frame = 0; frame < 2_000; frame++) {
            var step = spans.root("market frame");
            spans.step("risk", step.traceparent())
                    .with(Attribute.DECISION, frame)
                    .end();
            step.end();
        }
        for (int span = 0; span < 1_000; span++) {
            spans.step("risk", first.traceparent()).with(Attribute.DECISION, 1).end();
        }

        assertThat(traces.kept()).isEqualTo(500);
        assertThat(traces.undecided()).isLessThanOrEqualTo(256);
        assertThat(traces.find(id(first))).hasSize(256);
    }

    @Test
    void aStreamIsAStepOfTheTraceItsSubscriberStandsInWhateverThreadItRunsOn() {
        var order = spans.root("order").with(Attribute.ORDER_ID, "o-1");
        var call = Trail.step("POST /order", SpanKind.CLIENT, step -> Mono.just(step.traceparent()))
                .subscribeOn(Schedulers.parallel());

        StepVerifier.create(call.contextWrite(new Trail(spans, order.traceparent())::into))
                .assertNext(traceparent -> assertThat(traceparent).contains(id(order)))
                .verifyComplete();
        order.end();

        assertThat(traces.find(id(order)))
                .filteredOn(span -> span.name().equals("POST /order"))
                .singleElement()
                .satisfies(span -> assertThat(span.parentId()).isEqualTo(spanId(order)))
                .satisfies(span -> assertThat(span.kind()).isEqualTo("CLIENT"));
    }

    @Test
    void aStepThatFailsOrIsGivenUpSaysSo() {
        var order = spans.root("order").with(Attribute.ORDER_ID, "o-1");
        order.end();
        StepVerifier.create(spans.around(
                        () -> spans.step("asked", order.traceparent()),
                        _ -> Mono.error(new IllegalStateException("the line broke"))))
                .verifyErrorMessage("the line broke");
        StepVerifier.create(spans.around(() -> spans.step("late", order.traceparent()), _ -> Mono.never()))
                .thenCancel()
                .verify();

        assertThat(traces.find(id(order)))
                .extracting(RecordedSpan::error)
                .containsExactly("", "the line broke", "nobody waits any more");
    }

    @Test
    void everyKindOfStepIsTimedAndABarOfTheHistogramNamesATrace() {
        var round = spans.root("round");
        spans.step("observe", round.traceparent())
                .with(Attribute.AGENT_ID, "trend")
                .end();
        round.end();

        assertThat(registry.scrape(Meters.Format.OPEN_METRICS.mediaType()))
                .containsPattern("sapphire_step_seconds_count\\{agent=\"trend\",service=\"test\",step=\"observe\"} 1\n")
                .containsPattern("sapphire_step_seconds_bucket\\{agent=\"\",service=\"test\",step=\"round\",le=\".*"
                        + "span_id=\"" + spanId(round) + "\",trace_id=\"" + id(round) + "\"");
    }

    @Test
    void namesMadeOfDataDoNotMakeSeriesWithoutEnd() {
        for (int name = 0; name < 3_000; name++) {
            spans.root("step " + name).end();
        }
        assertThat(registry.find("sapphire.step").timers()).hasSize(1_000);
    }

    @Test
    void withoutTracingTracesStillHaveIds() {
        var disabled = Traces.ofWholeMesh(Map.of("OTEL_SDK_DISABLED", "true")::get, registry);
        var step = disabled.spans("test").root("market frame").with(Attribute.ORDER_ID, "o-1");
        step.end();

        assertThat(step.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(disabled.find(id(step))).isEmpty();
    }

    @Test
    void aCollectorIsToldWhatLedToAnOrderAndNothingElse() throws IOException {
        var told = new ConcurrentLinkedQueue<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            var address = "http://127.0.0.1:" + collector.getAddress().getPort();
            var environment = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address);
            var whole = Traces.ofWholeMesh(environment::get, registry).spans("coordinator");
            var ordered = whole.root("market frame").with(Attribute.ORDER_ID, "o-1");
            var idle = whole.root("market frame");
            ordered.end();
            idle.end();
            whole.close();
            assertThat(told)
                    .singleElement()
                    .satisfies(body -> assertThat(body)
                            .contains("sapphire-coordinator", "market frame", bytes(id(ordered)))
                            .doesNotContain(bytes(id(idle))));

            var one = Traces.ofOneService(environment::get, registry).spans("agents");
            var observed = one.root("observe");
            observed.end();
            one.close();
            assertThat(told)
                    .last()
                    .satisfies(body -> assertThat(body).contains("sapphire-agents", bytes(id(observed))));
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void aWrongCollectorIsRefusedWithASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Traces.ofOneService(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")::get, registry))
                .withMessage("OTEL_EXPORTER_OTLP_ENDPOINT must be http://HOST:PORT, was 'collector:4317'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Traces.ofOneService(
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317",
                                "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")::get,
                        registry))
                .withMessage("OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf, was 'grpc'");
    }

    private static String id(Step step) {
        return step.traceparent().substring(3, 35);
    }

    private static String spanId(Step step) {
        return step.traceparent().substring(36, 52);
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }
}
