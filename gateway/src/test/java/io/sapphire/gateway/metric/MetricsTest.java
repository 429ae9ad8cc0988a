package io.sapphire.gateway.metric;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is exported, what the documents and alerts say is exported, and that it stays little. */
class MetricsTest {
    private static final Path PAGE = Path.of("..", "docs", "METRICS.md");
    /** Of the other services; that it is true is a test in local. */
    private static final Path SERVICES = Path.of("..", "docs", "SERVICE_METRICS.md");

    private static final Path MONITORING = Path.of("..", "monitoring");
    private static final Pattern SAMPLE = Pattern.compile("(?<name>[a-z_]+)(?:\\{(?<labels>.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"[^\"]*\"");
    private static final Pattern NAMED =
            Pattern.compile("(?<!name: )\\b(?:sapphire|trading_system|http_request)_[a-z_]+");

    @Test
    void pageListsEveryMetricAsItIs() throws IOException {
        var page = """
            # Metrics

            What the gateway's `/metrics` exports for Prometheus. Units are in the names: seconds, ratios from 0 to 1;
            `sapphire_equity` is in quote-asset units, `sapphire_model_cost` in US dollars. Times of steps are taken from
            the coordinator's record times of what happened since the gateway started.

            | metric | type | labels | meaning |
            |---|---|---|---|
            """ + rows(scrape());
        if (Boolean.getBoolean("sapphire.generate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("generate it with: mvn test -pl gateway -am -Dsapphire.generate")
                .hasContent(page);
    }

    @Test
    void everyMetricOfRulesAndDashboardsIsExported() throws IOException {
        var exported = new TreeSet<>(metrics(scrape()).keySet());
        NAMED.matcher(Files.readString(SERVICES))
                .results()
                .map(MatchResult::group)
                .forEach(exported::add);
        for (var file : List.of("alerts.yaml", "grafana/sapphire.json")) {
            var named = NAMED.matcher(Files.readString(MONITORING.resolve(file), UTF_8))
                    .results()
                    .map(found -> found.group().replaceAll("_(bucket|count|sum)$", ""))
                    .toList();
            assertThat(named)
                    .as(file)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(exported).contains(name));
        }
    }

    @Test
    void noClientMakesSeriesOfItsOwn() {
        try (var coordinator = FakeCoordinator.telling(Story.trading("r-1"));
                var gateway = RunningGateway.reading(coordinator, "notices.webhook=http://127.0.0.1:1/")
                        .caughtUp(coordinator)) {
            gateway.client().get().uri("/api/v1/decisions/d-0").exchange();
            gateway.client().get().uri("/nowhere/0").exchange();
            // Asking for them is a request too.
            var _ = scrape(gateway);
            long before = samples(scrape(gateway));
            for (int number = 1; number < 50; number++) {
                gateway.client().get().uri("/api/v1/decisions/d-" + number).exchange();
                gateway.client().get().uri("/nowhere/" + number).exchange();
            }
            assertThat(samples(scrape(gateway))).isEqualTo(before);
        }
    }

    @Tag("slow")
    @Test
    void rulesFireOnTheirCauseAndClearWithIt() throws IOException, InterruptedException {
        var promtool = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(promtool.isPresent(), "promtool is not installed: it comes with Debian's package prometheus");
        var run = new ProcessBuilder(promtool.orElseThrow().toString(), "test", "rules", "alerts.test.yaml")
                .directory(MONITORING.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(run.getInputStream().readAllBytes(), UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
    }

    /** Every rule has a test: promtool itself would not miss one. */
    @Test
    void everyRuleIsTested() throws IOException {
        var rules = names("alerts.yaml", "- alert: ([A-Za-z]+)");
        assertThat(rules).isNotEmpty();
        assertThat(names("alerts.test.yaml", "alertname: ([A-Za-z]+)")).isEqualTo(rules);
    }

    private static TreeSet<String> names(String file, String pattern) throws IOException {
        var names = new TreeSet<String>();
        Pattern.compile(pattern)
                .matcher(Files.readString(MONITORING.resolve(file)))
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String scrape() {
        var story = Story.trading("r-1");
        story.frame(1, "100");
        try (var coordinator = FakeCoordinator.telling(story);
                var gateway = RunningGateway.reading(coordinator, "notices.webhook=http://127.0.0.1:1/")
                        .caughtUp(coordinator)) {
            return scrape(gateway);
        }
    }

    private static String scrape(RunningGateway gateway) {
        return String.valueOf(gateway.stranger()
                .get()
                .uri("/metrics")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static long samples(String scrape) {
        return scrape.lines().filter(line -> !line.startsWith("#")).count();
    }

    /** Type and meaning of every metric. */
    private static Map<String, String> metrics(String scrape) {
        var meanings = new TreeMap<String, String>();
        scrape.lines()
                .filter(line -> line.startsWith("# HELP "))
                .map(line -> line.split(" ", 4))
                .forEach(words -> meanings.put(words[2], words[3]));
        return meanings;
    }

    private static String rows(String scrape) {
        var types = new TreeMap<String, String>();
        scrape.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                .forEach(words -> types.put(words[2], words[3]));
        return metrics(scrape).entrySet().stream()
                .filter(metric -> !metric.getKey().endsWith("_max"))
                .map(metric -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                metric.getKey(),
                                types.get(metric.getKey()),
                                labels(scrape, metric.getKey()),
                                metric.getValue()))
                .collect(joining("\n", "", "\n"));
    }

    private static String labels(String scrape, String metric) {
        var labels = new TreeSet<String>();
        scrape.lines()
                .map(SAMPLE::matcher)
                .filter(sample -> sample.matches()
                        && sample.group("name")
                                .replaceAll("_(bucket|count|sum)$", "")
                                .equals(metric)
                        && sample.group("labels") != null)
                .forEach(sample -> LABEL.matcher(sample.group("labels"))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.equals("le"))
                        .forEach(labels::add));
        return String.join(", ", labels);
    }
}
