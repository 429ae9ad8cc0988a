package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people and programs see of a run through the gateway. */
class FaceTest {
    private static final int MINUTES = 75;
    private static final String SHORT_HORIZONS = "sapphire.agents.trend-momentum.horizons=2,4,8";
    private static final List<String> OPEN = List.of("QUEUED", "RUNNING");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void ledgerCoordinatorRestAndEventStreamTellTheSame() throws Exception {
        var recordings = Files.createDirectories(folder.resolve("recordings"));
        var market = SyntheticMarket.write(recordings.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        try (var test = TestMesh.start(
                        folder, "--port=0", "--speed=max", "--market=" + market, "--set=" + SHORT_HORIZONS);
                var face = FaceClient.of(test.mesh())) {
            Await.until(LIMIT, () -> test.mesh().status().recordingEnded());
            var status = test.mesh().status();
            assertThat(status.runId()).isEqualTo(test.opened().run().id());
            var portfolio = face.get("portfolio?at-least=" + status.sequence());
            assertThat(money(portfolio, "equity"))
                    .isEqualTo(status.equity())
                    .isEqualTo(test.mesh().ledgerEquity());

            var fills = ids(face.all("fills", status.sequence()));
            assertThat(fills).hasSize((int) status.fills()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(face.all("orders", status.sequence())).hasSize((int) status.orders());
            assertThat(streamedFills(face, status.runId(), fills.size())).isEqualTo(fills.reversed());
            assertThat(backtest(face).required("stateHash").asString()).isEqualTo(status.stateHash());
        }
    }

    /** The same recording, traded by the runner that came with the mesh. */
    private static JsonNode backtest(FaceClient face) throws Exception {
        var wish = "{\"markets\":[{\"recording\":\"synthetic.gz\"}],\"seed\":1,\"settings\":[\"%s\"]}"
                .formatted(SHORT_HORIZONS);
        var job = face.post("backtests", wish).required("id").asString();
        Await.until(LIMIT, () -> !OPEN.contains(state(face, job)));
        return face.get("backtests/" + job).required("report");
    }

    private static String state(FaceClient face, String job) {
        return face.get("backtests/" + job).required("job").required("state").asString();
    }

    @Test
    void withoutATokenNothingAnswers() {
        try (var test = TestMesh.start(folder, "--port=0", "--agents=none");
                var face = FaceClient.of(test.mesh())) {
            assertThat(List.of("agents", "decisions", "orders", "fills", "positions", "portfolio", "risk", "system"))
                    .allSatisfy(path -> assertThat(face.statusWithoutToken("/api/v1/" + path))
                            .isEqualTo(401));
            assertThat(face.statusWithoutToken("/api/v1/events")).isEqualTo(401);
            assertThat(face.statusWithoutToken("/mission-control")).isEqualTo(401);
            assertThat(face.statusWithoutToken("/health")).isNotEqualTo(401);
            assertThat(face.statusWithoutToken("/metrics")).isEqualTo(200);
        }
    }

    private static List<String> streamedFills(FaceClient face, String run, int count) {
        try (var lines = face.events("fill", run + "-0")) {
            return lines.filter(line -> line.startsWith("data:") && line.contains("\"price\""))
                    .limit(count)
                    .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
                    .map(fill -> fill.required("id").asString())
                    .toList();
        }
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.required("id").asString()).toList();
    }

    private static Money money(JsonNode row, String field) {
        return Money.of(row.required(field).required("value").asString());
    }
}
