package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a finished run's portfolio may lose. */
class RiskAssessmentTest {
    @TempDir
    private Path folder;

    private final RecordedDay day = FinishedDay.get();

    @Test
    void theReportAgreesWithTheRunAndWithItself() throws IOException {
        var page = folder.resolve("risk.html");
        var said =
                day.run("risk-assessment", day.data().toString(), "--portfolio-analysis", "--json", "--html=" + page);
        assertThat(said.complaint()).isEmpty();
        assertThat(said.exit()).isZero();
        var report = JsonMapper.shared().readTree(said.lines().getFirst());
        double equity = report.path("equity").asDouble();
        assertThat(equity).isCloseTo(Double.parseDouble(day.up().text("equity")), within(1e-6));
        assertThat(report.path("highestGross").asDouble()).isPositive();
        assertThat(report.path("observations").asInt()).isGreaterThanOrEqualTo(250);
        assertThat(report.path("portfolio")).hasSize(2);
        var holding = report.path("holdings").path(0);
        double worth =
                holding.path("quantity").asDouble() * holding.path("mark").asDouble();
        assertThat(holding.path("worth").asDouble()).isCloseTo(worth, within(1e-6));
        var crash = report.path("scenarios").path(0);
        assertThat(crash.path("outcome").asDouble()).isCloseTo(-0.3881 * worth, within(1e-6));
        assertThat(crash.path("equityAfter").asDouble()).isCloseTo(equity - 0.3881 * worth, within(1e-6));
        var funding = report.path("funding").path(0);
        assertThat(funding.path("next").asDouble())
                .isCloseTo(-worth * funding.path("rate").asDouble(), within(1e-6));
        assertThat(report.path("backTests"))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(
                                test.path("verdict").path("forecasts").asInt())
                        .isGreaterThanOrEqualTo(
                                test.path("verdict").path("exceeded").asInt())
                        .isPositive());
        assertThat(page).content().contains("<svg", "Value at risk", "Christoffersen", "Black Thursday");
    }

    @Test
    void anEarlierMomentHasItsOwnPortfolio() {
        var table = day.run("risk-assessment", day.data().toString(), "--at=2026-01-05T12:40:00Z", "--interval=10s");
        assertThat(table.complaint()).isEmpty();
        assertThat(table.lines())
                .anyMatch(line -> line.matches("Portfolio of run .* at 2026-01-05T12:(39|40):.*Z, USDT"))
                .anyMatch(line -> line.matches("BTCUSDT +-?[0-9.]+ .*"))
                .anyMatch(line -> line.startsWith("How it foretold what came (Kupiec 1995, Christoffersen 1998)"));
    }

    @Test
    void misuseIsOneSentence() {
        assertThat(day.run("risk-assessment", day.data().toString(), "--interval=1s"))
                .isEqualTo(new RecordedDay.Printed(2, List.of(), "--interval must be at least 10s, was '1s'.\n"));
        assertThat(day.run("risk-assessment", day.data().toString(), "--at=noon")
                        .exit())
                .isEqualTo(2);
        assertThat(day.run("risk-assessment", day.data().toString(), "--at=2020-01-01")
                        .complaint())
                .endsWith("there is nothing to assess.\n");
    }
}
