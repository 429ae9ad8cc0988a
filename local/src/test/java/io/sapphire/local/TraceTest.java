package io.sapphire.local;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a market frame through every service to the fill it led to, in one JVM. */
class TraceTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String SUBMIT = "sapphire.execution.v1.ExecutionService/SubmitOrder";
    private static final String OBSERVE = "sapphire.agent.v1.AgentService/Converse observe";

    @TempDir
    Path folder;

    @Test
    void everyStepFromTheFrameToTheFillIsInOneTraceAndNamesWhatLedToIt() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 40);
        try (var test = TestMesh.start(
                        folder.resolve("home"),
                        "--port=0",
                        "--speed=max",
                        "--market=" + market,
                        "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
                var face = FaceClient.of(test.mesh())) {
            Await.until(LIMIT, () -> test.mesh().status().recordingEnded());
            var filled = recorded(folder.resolve("home/data")).stream()
                    .filter(TraceTest::isFill)
                    .toList();
            assertThat(filled).isNotEmpty();
            for (var fill : filled) {
                assertTraced(spans(face, fill.traceId()), order(fill));
            }
        }
    }

    private static void assertTraced(Map<String, JsonNode> spans, String order) {
        assertThat(chain(spans, only(spans, "fill", order)))
                .startsWith("sapphire-coordinator fill", "sapphire-coordinator order intent")
                .contains("sapphire-coordinator consensus", "sapphire-coordinator round")
                .endsWith("sapphire-exchange-adapter market frame");
        assertThat(spans.values())
                .filteredOn(span -> span.required("name").asString().equals("POST /fapi/v3/order"))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(chain(spans, span))
                        .startsWith(
                                "sapphire-exchange-adapter POST /fapi/v3/order",
                                "sapphire-exchange-adapter " + SUBMIT,
                                "sapphire-coordinator " + SUBMIT,
                                "sapphire-coordinator order intent")
                        .endsWith("sapphire-exchange-adapter market frame"));
        assertThat(spans.values())
                .filteredOn(span -> span.required("service").asString().equals("sapphire-agents"))
                .anySatisfy(span -> assertThat(chain(spans, span))
                        .containsExactly(
                                "sapphire-agents " + OBSERVE,
                                "sapphire-coordinator " + OBSERVE,
                                "sapphire-coordinator round",
                                "sapphire-exchange-adapter market frame"));
    }

    /** A step and what led to it, back to the first. */
    private static List<String> chain(Map<String, JsonNode> spans, JsonNode last) {
        var names = new ArrayList<String>();
        for (var span = last;
                span != null;
                span = spans.get(span.required("parentId").asString(""))) {
            names.add(span.required("service").asString() + " "
                    + span.required("name").asString());
        }
        return names;
    }

    private static JsonNode only(Map<String, JsonNode> spans, String name, String order) {
        return spans.values().stream()
                .filter(span -> span.required("name").asString().equals(name))
                .filter(span -> span.required("notes").toString().contains(order))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of " + order + " in " + spans));
    }

    private static Map<String, JsonNode> spans(FaceClient face, String trace) {
        var byId = new HashMap<String, JsonNode>();
        face.get("traces/" + trace)
                .required("spans")
                .forEach(span -> byId.put(span.required("spanId").asString(), span));
        return byId;
    }

    private static boolean isFill(Recorded recorded) {
        return recorded.event() instanceof OrderChanged(var fact, var _)
                && (fact instanceof OrderEvent.Filled || fact instanceof OrderEvent.PartiallyFilled);
    }

    private static String order(Recorded recorded) {
        return ((OrderChanged) recorded.event()).fact().orderId().value();
    }

    private static List<Recorded> recorded(Path data) throws Exception {
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
                events.add(next.get());
            }
        }
        return events;
    }
}
