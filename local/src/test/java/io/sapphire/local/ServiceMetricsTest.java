package io.sapphire.local;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the services beside the gateway measure, and that the page of them is true. */
class ServiceMetricsTest {
    private static final Path PAGE = Path.of("..", "docs", "SERVICE_METRICS.md");
    private static final Path GATEWAYS = Path.of("..", "docs", "METRICS.md");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void pageListsWhatAMeshThatHasTradedExports() throws Exception {
        var page = """
            # Metrics of the other services

            Coordinator, exchange adapter and agents export these for Prometheus under `/metrics` of the port that
            `OTEL_EXPORTER_PROMETHEUS_PORT` names, on `OTEL_EXPORTER_PROMETHEUS_HOST` or everywhere; without a port nobody
            listens. In one process, as `sapphire up` runs them, the gateway's `/metrics` has them all. Agents that ask a
            language model also count `sapphire_model_questions_total` (labels agent, outcome) and
            `sapphire_model_tokens_total` (label agent). A coordinator with Kafka also exports `sapphire_replica_lag_events` and
            `sapphire_replica_lost`. The gateway's own are in [METRICS.md](METRICS.md).

            | metric | type | meaning |
            |---|---|---|
            """ + rows();
        if (Boolean.getBoolean("sapphire.generate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("generate it with: mvn test -pl local -am -Dsapphire.generate")
                .hasContent(page);
    }

    private String rows() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 2);
        try (var test =
                TestMesh.start(folder, "--port=0", "--speed=max", "--agents=trend-momentum", "--market=" + market)) {
            Await.until(LIMIT, () -> test.mesh().status().recordingEnded());
            var known = Files.readString(GATEWAYS);
            return described(scrape(test.mesh().entrance().port())).entrySet().stream()
                    .filter(metric -> !metric.getKey().endsWith("_max"))
                    .filter(metric -> !known.contains("`" + metric.getKey() + "`"))
                    .map(metric -> "| `%s` | %s |".formatted(metric.getKey(), metric.getValue()))
                    .collect(joining("\n", "", "\n"));
        }
    }

    private static String scrape(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
            return http.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    /** Type and meaning of every metric. */
    private static Map<String, String> described(String scrape) {
        var types = new TreeMap<String, String>();
        scrape.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                .forEach(words -> types.put(words[2], words[3]));
        var all = new TreeMap<String, String>();
        scrape.lines()
                .filter(line -> line.startsWith("# HELP "))
                .map(line -> line.split(" ", 4))
                .forEach(words -> all.put(words[2], types.get(words[2]) + " | " + words[3]));
        return all;
    }
}
