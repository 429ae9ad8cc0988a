package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.local.process.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our rules, evaluated by a real Prometheus that reads a running mesh every second. */
@Tag("slow")
class AlertTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** What somebody who is woken up by it may lose. */
    private static final Duration BAR = Duration.ofSeconds(5);

    private static final Path RULES = Path.of("..", "monitoring", "alerts.yaml");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private String program = "";

    @BeforeEach
    void find() {
        var found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(bin -> Path.of(bin, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "prometheus is not installed: it comes with Debian's package of that name");
        program = found.orElseThrow().toString();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void haltIsAnAlertWithinSecondsAndNoneOnceTradingGoesOn() throws Exception {
        try (var test = TestMesh.start(folder.resolve("home"), "--port=0", "--speed=60", "--agents=trend-momentum");
                var face = FaceClient.of(test.mesh())) {
            Await.until(LIMIT, () -> test.mesh().isServing());
            int port = LoopbackPorts.free(1).getFirst();
            var prometheus = start(port, test.mesh().entrance().port());
            try {
                Await.until(LIMIT, () -> isUp(port));
                assertThat(alert(port)).isEmpty();
                var halted = Instant.now();
                var _ = face.post("control/halt", "{\"reason\":\"to be alerted\"}");
                Await.until(LIMIT, () -> alert(port).isPresent());
                assertThat(Duration.between(halted, alert(port).orElseThrow())).isLessThan(BAR);
                var _ = face.post("control/resume", "{\"reason\":\"the alert was seen\"}");
                Await.until(LIMIT, () -> alert(port).isEmpty());
            } finally {
                prometheus.destroy();
                var _ = prometheus.waitFor();
            }
        }
    }

    private Process start(int port, int gateway) throws IOException {
        var configuration = Files.writeString(folder.resolve("prometheus.yml"), """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: ["%s"]
            scrape_configs:
              - job_name: sapphire
                static_configs: [{targets: ["127.0.0.1:%d"]}]
            """.formatted(
                        RULES.toAbsolutePath().normalize(), gateway));
        return new ProcessBuilder(
                        program,
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private boolean isUp(int port) throws InterruptedException {
        return ask(port, "query?query=sapphire_trading_halted").stream()
                .flatMap(answer -> stream(answer.required("data").required("result")))
                .findAny()
                .isPresent();
    }

    /** Since when the halt is one. */
    private Optional<Instant> alert(int port) throws InterruptedException {
        return ask(port, "alerts").stream()
                .flatMap(answer -> stream(answer.required("data").required("alerts")))
                .filter(alert -> alert.required("labels")
                        .required("alertname")
                        .asString()
                        .equals("TradingHalted"))
                .filter(alert -> alert.required("state").asString().equals("firing"))
                .map(alert -> Instant.parse(alert.required("activeAt").asString()))
                .findFirst();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Nothing while it starts. */
    private Optional<JsonNode> ask(int port, String question) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, question)));
        try {
            return Optional.of(JsonMapper.shared()
                    .readTree(
                            http.send(request.build(), BodyHandlers.ofString()).body()));
        } catch (IOException | tools.jackson.core.JacksonException notYet) {
            return Optional.empty();
        }
    }
}
