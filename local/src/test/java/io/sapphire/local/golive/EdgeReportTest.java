package io.sapphire.local.golive;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.finding.Finding;
import io.sapphire.local.finding.Finding.Verdict;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.report.BacktestReport;
import io.sapphire.local.report.BacktestReport.Trial;
import io.sapphire.local.report.Costs;
import io.sapphire.local.report.ReturnStatistics;
import io.sapphire.local.report.Source;
import io.sapphire.local.report.TradeStatistics;
import io.sapphire.local.report.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as a backtest writes them, with returns that are known. */
class EdgeReportTest {
    private static final Source RECORDED = new Source("BTCUSDT", "Bitstamp trades", "ab", 10_000);

    @TempDir
    private Path folder;

    @Test
    void earningsBeyondChanceAreAnEdge() throws IOException {
        var found = judge(report("pilot", "vpin-hft", RECORDED, returns(0.0005, 500), 1, Optional.empty()));
        assertThat(found.words()).startsWith("mean return of 500 spans after costs 0.0");
        assertThat(found.verdict()).as(found.words()).isEqualTo(Verdict.OK);
        assertThat(found.words()).containsPattern("report SHA-256 [0-9a-f]{64}$");
    }

    @Test
    void lossesAndLuckAreNone() throws IOException {
        assertThat(judge(report("pilot", "vpin-hft", RECORDED, returns(-0.0005, 500), 1, Optional.empty()))
                        .isWrong())
                .isTrue();
        var lucky = judge(report("pilot", "vpin-hft", RECORDED, returns(0.00001, 500), 1, Optional.empty()));
        assertThat(lucky.words()).endsWith("what is asked for is more than 0 with 0.95");
        var few = judge(report("pilot", "vpin-hft", RECORDED, returns(0.0005, 20), 1, Optional.empty()));
        assertThat(few.isWrong()).isTrue();
        assertThat(few.words()).contains("with probability unknown");
    }

    /** The best of many is chosen afterwards: its own probability says nothing. */
    @Test
    void theBestOfManyTrialsIsHeldAgainstWhatLuckWouldHaveFound() throws IOException {
        double[] best = returns(0.00009, 500);
        assertThat(judge(report("pilot", "vpin-hft", RECORDED, best, 1, Optional.empty()))
                        .isWrong())
                .isFalse();
        assertThat(judge(report("pilot", "vpin-hft", RECORDED, best, 100, Optional.empty()))
                        .isWrong())
                .isTrue();
    }

    @Test
    void whatAWalkForwardEarnedCountsAndNotWhatWasChosenAfterwards() throws IOException {
        var losing = Optional.of(walk(returns(-0.0005, 500)));
        assertThat(judge(report("pilot", "vpin-hft", RECORDED, returns(0.0005, 500), 4, losing))
                        .isWrong())
                .isTrue();
        var earning = Optional.of(walk(returns(0.0005, 500)));
        assertThat(judge(report("pilot", "vpin-hft", RECORDED, returns(0.0005, 500), 4, earning))
                        .isWrong())
                .isFalse();
    }

    @Test
    void aReportOfSomethingElseSaysSo() throws IOException {
        assertThat(judge(report("demo", "vpin-hft", RECORDED, returns(0.0005, 500), 1, Optional.empty()))
                        .words())
                .isEqualTo("the report is of profile 'demo', the one to trade with is 'pilot'");
        assertThat(judge(report("pilot", "trend-momentum", RECORDED, returns(0.0005, 500), 1, Optional.empty()))
                        .words())
                .isEqualTo("the report is of the agents [trend-momentum], those that are to trade are [vpin-hft]");
        var invented = new Source("BTCUSDT", "synthetic order flow, seed 7", "ab", 10_000);
        assertThat(judge(report("pilot", "vpin-hft", invented, returns(0.0005, 500), 1, Optional.empty()))
                        .words())
                .isEqualTo("the report is not of a recorded market");
        assertThat(EdgeReport.judge(folder.resolve("none"), UpArguments.parse(new SapphireHome(folder)))
                        .isWrong())
                .isTrue();
    }

    private Finding judge(BacktestReport report) throws IOException {
        Files.writeString(folder.resolve("report.json"), report.toJson());
        return EdgeReport.judge(
                folder, UpArguments.parse(new SapphireHome(folder), "--profile=pilot", "--agents=vpin-hft"));
    }

    /** Around a mean, with a deviation of 0.1 %. */
    private static double[] returns(double mean, int count) {
        var random = new Random(7);
        double[] noise = random.doubles(count, -1, 1).toArray();
        double bias = Arrays.stream(noise).average().orElseThrow();
        return Arrays.stream(noise)
                .map(one -> mean + (one - bias) * 0.001 * StrictMath.sqrt(3))
                .toArray();
    }

    private static Walk walk(double[] returns) {
        return new Walk(86_400, 43_200, List.of(), ReturnStatistics.of(returns, Duration.ofHours(1), 1, 0), List.of());
    }

    private static BacktestReport report(
            String profile, String agent, Source source, double[] returns, int trials, Optional<Walk> walk) {
        var tried = Collections.nCopies(trials == 1 ? 0 : trials, new Trial(List.of(), "1", 0, 0));
        return new BacktestReport(
                profile,
                List.of(agent),
                1,
                List.of(source),
                List.of(),
                "2022-01-01T00:00:00Z",
                "2022-02-01T00:00:00Z",
                1,
                1,
                1,
                1,
                0,
                "10000",
                "10001",
                new Costs("2", "1", "0", "1", "0"),
                ReturnStatistics.of(returns, Duration.ofHours(1), trials, trials == 1 ? 0 : 0.01),
                new TradeStatistics(
                        1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                List.of(),
                List.of(),
                tried,
                walk,
                List.of(),
                "00");
    }
}
