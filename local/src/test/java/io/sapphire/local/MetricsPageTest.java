package io.sapphire.local;

import static java.util.Objects.requireNonNull;
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
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mesh that has traded measures, and that the page of it is true. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "METRICS.md");
    private static final Pattern LABELLED = Pattern.compile("(?m)^([a-z_]+)\\{(.*)} ");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"[^\"]*\"");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Long enough for claims to come due. */
    private static final int MINUTES = 40;

    @TempDir
    Path folder;

    @Test
    void pageListsWhatAMeshThatHasTradedExports() throws Exception {
        var page = """
            # Metrics

            What the services export for Prometheus. In one process, as `sapphire up` runs them, the gateway's `/metrics` has
            all of it. Else `rpc_server_duration_seconds` and `sapphire_step_seconds` are of every service, `sapphire_log_...` of the
            coordinator, `sapphire_venue_request_seconds` of the exchange adapter, and all others of the gateway; the services beside
            it show theirs under `/metrics` of the port that `OTEL_EXPORTER_PROMETHEUS_PORT` names, on
            `OTEL_EXPORTER_PROMETHEUS_HOST` or everywhere, and without a port nobody listens. Agents that ask a language model
            also count `sapphire_model_questions_total` (labels agent, outcome) and `sapphire_model_tokens_total` (label agent); a
            coordinator with Kafka has `sapphire_replica_lag_events` and `sapphire_replica_lost` (0 or 1).

            Of `sapphire_step_seconds` the steps are the spans of a trace: `market frame`, `round`, `critique`, `consensus`,
            `risk`, `order intent`, the venue's requests, the calls between services, and, with the agent's id, `observe` and
            `review`, which are how long a vote took. Whoever asks for OpenMetrics (`Accept: application/openmetrics-text`) gets
            a trace's ids beside its bars:
            [exemplars](https://prometheus.io/docs/prometheus/latest/feature_flags/#exemplars-storage). Round, decision, risk,
            submit to ack and kill are taken from the coordinator's record times of what ended since the gateway started.

            | metric | type | unit | labels | meaning |
            |---|---|---|---|---|
            """ + rows();
        if (Boolean.getBoolean("sapphire.generate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("generate it with: mvn test -pl local -am -Dsapphire.generate")
                .hasContent(page);
    }

    private String rows() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        try (var test = TestMesh.start(
                folder,
                "--port=0",
                "--speed=max",
                "--agents=trend-momentum",
                "--market=" + market,
                "--set=sapphire.gateway.notices.webhook=http://127.0.0.1:1/",
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8")) {
            Await.until(LIMIT, () -> test.mesh().status().recordingEnded());
            // Asking is a request too, and counted once it is answered.
            var _ = scrape(test.mesh().entrance().port());
            var scrape = scrape(test.mesh().entrance().port());
            return described(scrape).entrySet().stream()
                    .filter(metric -> !metric.getKey().endsWith("_max"))
                    .map(metric -> "| `%s` | %s | %s | %s | %s |"
                            .formatted(
                                    metric.getKey(),
                                    metric.getValue().type(),
                                    unit(metric.getKey()),
                                    labels(scrape, metric.getKey()),
                                    metric.getValue().meaning()))
                    .collect(joining("\n", "", "\n"));
        }
    }

    /** By the name's last word, as Prometheus has it. */
    private static String unit(String metric) {
        return switch (metric.substring(metric.lastIndexOf('_') + 1)) {
            case "seconds" -> "seconds";
            case "ratio" -> "ratio";
            case "equity" -> "quote asset";
            case "cost" -> "US dollars";
            case "halted", "reducing", "connected", "balanced" -> "0 or 1";
            case "sequence" -> "event's number";
            default -> "count";
        };
    }

    private static String scrape(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
            return http.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static String labels(String scrape, String metric) {
        var labels = new TreeSet<String>();
        LABELLED.matcher(scrape)
                .results()
                .filter(sample ->
                        sample.group(1).replaceAll("_(bucket|count|sum)$", "").equals(metric))
                .forEach(sample -> LABEL.matcher(sample.group(2))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.equals("le"))
                        .forEach(labels::add));
        return String.join(", ", labels);
    }

    private record Described(String type, String meaning) {}

    private static Map<String, Described> described(String scrape) {
        var types = new TreeMap<String, String>();
        scrape.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                .forEach(words -> types.put(words[2], words[3]));
        var all = new TreeMap<String, Described>();
        scrape.lines()
                .filter(line -> line.startsWith("# HELP "))
                .map(line -> line.split(" ", 4))
                .forEach(words -> all.put(words[2], new Described(requireNonNull(types.get(words[2])), words[3])));
        return all;
    }
}
