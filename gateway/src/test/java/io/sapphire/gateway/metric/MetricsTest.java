package io.sapphire.gateway.metric;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is exported is documented, and so is what rules ask about; and it stays little. */
class MetricsTest {
    /** That its rows are true is a test in local, where all services are. */
    private static final Path PAGE = Path.of("..", "docs", "METRICS.md");

    private static final Path MONITORING = Path.of("..", "monitoring");
    private static final Pattern NAMED =
            Pattern.compile("(?<!name: )\\b(?:sapphire|trading_system|http_request)_[a-z_]+");

    @Test
    void everyMetricIsOnThePage() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(metrics(scrape()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void everyMetricOfRulesAndDashboardsIsOnThePage() throws IOException {
        var known = names(Files.readString(PAGE));
        for (var file : List.of("alerts.yaml", "grafana/sapphire.json")) {
            assertThat(names(Files.readString(MONITORING.resolve(file), UTF_8)))
                    .as(file)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(known).contains(name));
        }
    }

    private static List<String> names(String text) {
        return NAMED.matcher(text)
                .results()
                .map(found -> found.group().replaceAll("_(bucket|count|sum)$", ""))
                .toList();
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
        // Long enough for claims to come due.
        try (var coordinator = FakeCoordinator.telling(Story.seeded("r-1", 1, 300));
                var gateway = RunningGateway.reading(coordinator, "notices.webhook=http://127.0.0.1:1/")
                        .caughtUp(coordinator)) {
            return scrape(gateway);
        }
    }

    @Test
    void whoAsksForOpenMetricsGetsThem() {
        try (var coordinator = FakeCoordinator.telling(Story.trading("r-1"));
                var gateway = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
            assertThat(scrape(gateway, "application/openmetrics-text;version=1.0.0,text/plain;q=0.5"))
                    .endsWith("# EOF\n");
        }
    }

    private static String scrape(RunningGateway gateway) {
        return scrape(gateway, "*/*");
    }

    private static String scrape(RunningGateway gateway, String accept) {
        return String.valueOf(gateway.stranger()
                .get()
                .uri("/metrics")
                .header("Accept", accept)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static long samples(String scrape) {
        return scrape.lines().filter(line -> !line.startsWith("#")).count();
    }

    private static List<String> metrics(String scrape) {
        return scrape.lines()
                .filter(line -> line.startsWith("# HELP "))
                .map(line -> line.split(" ", 4)[2])
                .filter(name -> !name.endsWith("_max"))
                .toList();
    }
}
