package io.sapphire.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.OrderEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a market frame through every service to the fill it led to, and to whoever is told of it. */
class TraceTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String SUBMIT = "sapphire.execution.v1.ExecutionService/SubmitOrder";
    private static final String OBSERVE = "sapphire.agent.v1.AgentService/Converse observe";
    private static final String HORIZONS = "--set=sapphire.agents.trend-momentum.horizons=2,4,8";

    @TempDir
    Path folder;

    @Test
    void everyStepFromTheFrameToTheFillIsInOneTraceAndNamesWhatLedToIt() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 40);
        try (var test = TestMesh.start(
                        folder.resolve("home"), "--port=0", "--speed=max", "--market=" + market, HORIZONS);
                var face = FaceClient.of(test.mesh())) {
            Await.until(LIMIT, () -> test.mesh().status().recordingEnded());
            var fills = fills(folder.resolve("home/data"));
            assertThat(fills).isNotEmpty();
            var _ = face.get("agents?at-least=" + fills.getLast().sequence());
            for (var fill : fills) {
                var shown = face.get("traces/" + fill.traceId()).required("spans");
                assertTraced(
                        StreamSupport.stream(shown.spliterator(), false)
                                .map(row -> ToldSpan.of(fill.traceId(), row))
                                .toList(),
                        order(fill));
            }
        }
    }

    /** Context crosses gRPC between five processes, and goes on to Kafka and to the event stream. */
    @Tag("slow")
    @Test
    void processesTellACollectorTheirPartsOfTheSameTrace() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 40);
        try (var collector = new FakeCollector()) {
            run(collector, "--processes", "--with-kafka", "--exit-at-end", "--market=" + market);
            var traces = collector.spans().stream().collect(groupingBy(ToldSpan::traceId));
            var fills = fills(folder.resolve("home/data"));
            assertThat(fills).isNotEmpty();
            for (var fill : fills) {
                var spans = traces.getOrDefault(fill.traceId(), List.of());
                assertTraced(spans, order(fill));
                assertThat(passedOn(spans, fill, "send sapphire.events.v1"))
                        .startsWith("sapphire-coordinator send sapphire.events.v1", "sapphire-coordinator fill");
            }
        }
    }

    private void run(FakeCollector collector, String... more) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sapphire.class.getName(),
                "up",
                "--port=0",
                "--speed=max",
                HORIZONS));
        command.addAll(List.of(more));
        var output = folder.resolve("output");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SAPPHIRE_HOME",
                        folder.resolve("home").toString(),
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.address()));
        var process = builder.start();
        try {
            assertThat(process.onExit()).succeedsWithin(LIMIT);
            assertThat(process.exitValue()).as(Files.readString(output, UTF_8)).isZero();
        } finally {
            process.destroy();
        }
    }

    private static void assertTraced(Collection<ToldSpan> spans, String order) {
        assertThat(chain(spans, only(spans, "fill", order)))
                .startsWith("sapphire-coordinator fill", "sapphire-coordinator order intent")
                .contains("sapphire-coordinator consensus", "sapphire-coordinator round")
                .endsWith("sapphire-exchange-adapter market frame");
        assertThat(spans)
                .filteredOn(span -> span.name().equals("POST /fapi/v3/order"))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(chain(spans, span))
                        .startsWith(
                                "sapphire-exchange-adapter POST /fapi/v3/order",
                                "sapphire-exchange-adapter " + SUBMIT,
                                "sapphire-coordinator " + SUBMIT,
                                "sapphire-coordinator order intent")
                        .endsWith("sapphire-exchange-adapter market frame"));
        assertThat(spans)
                .filteredOn(span -> span.service().equals("sapphire-agents"))
                .anySatisfy(span -> assertThat(chain(spans, span))
                        .containsExactly(
                                "sapphire-agents " + OBSERVE,
                                "sapphire-coordinator " + OBSERVE,
                                "sapphire-coordinator round",
                                "sapphire-exchange-adapter market frame"));
        assertThat(spans)
                .filteredOn(span -> span.service().equals("sapphire-gateway"))
                .anySatisfy(span -> assertThat(chain(spans, span))
                        .startsWith("sapphire-gateway show event", "sapphire-coordinator fill")
                        .endsWith("sapphire-exchange-adapter market frame"));
    }

    /** A step and what led to it, back to the first. */
    private static List<String> chain(Collection<ToldSpan> spans, ToldSpan last) {
        var names = new ArrayList<String>();
        for (var next = Optional.of(last); next.isPresent(); next = before(spans, next.get())) {
            names.add(next.get().service() + " " + next.get().name());
        }
        return names;
    }

    private static Optional<ToldSpan> before(Collection<ToldSpan> spans, ToldSpan span) {
        return spans.stream()
                .filter(other -> other.spanId().equals(span.parentId()))
                .findFirst();
    }

    private static List<String> passedOn(Collection<ToldSpan> spans, Recorded event, String name) {
        var fill = only(spans, "fill", order(event));
        return spans.stream()
                .filter(span -> span.name().equals(name) && span.parentId().equals(fill.spanId()))
                .findFirst()
                .map(span -> chain(spans, span))
                .orElse(List.of());
    }

    private static ToldSpan only(Collection<ToldSpan> spans, String name, String order) {
        return spans.stream()
                .filter(span -> span.name().equals(name) && span.notes().contains(order))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of " + order + " in " + spans));
    }

    private static String order(Recorded recorded) {
        return ((OrderChanged) recorded.event()).fact().orderId().value();
    }

    private static boolean isFill(Recorded recorded) {
        return recorded.event() instanceof OrderChanged(var fact, var _)
                && (fact instanceof OrderEvent.Filled || fact instanceof OrderEvent.PartiallyFilled);
    }

    private static List<Recorded> fills(Path data) throws Exception {
        var events = new ArrayList<Recorded>();
        try (var files = Files.walk(data);
                var reader = LogReader.from(
                        files.filter(file -> file.toString().endsWith(".seg"))
                                .findFirst()
                                .map(Path::getParent)
                                .orElseThrow(),
                        1,
                        new EventCodec())) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                next.filter(TraceTest::isFill).ifPresent(events::add);
            }
        }
        return events;
    }
}
