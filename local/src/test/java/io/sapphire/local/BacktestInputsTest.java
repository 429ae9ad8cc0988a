package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real recordings of three kinds are traded, and what each of them is stands in the report, the log and the replay. */
@Tag("slow")
class BacktestInputsTest {
    private static final Path DATA = Path.of(System.getProperty("sapphire.data", "../../shared/data"));

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @CsvSource({
        "btcusdt-futures-20240808.gz, 2024-08-08T23:55:00Z, 2024-08-08T23:57:00Z, 'recorded futures frames', 100, ''",
        "btc-perp-1m-202201.csv.gz, 2022-01-01T00:00:00Z, 2022-01-04T00:00:00Z, 'BARS of 60 s', 60000, BARS",
        "btcusd-4h-2016-2025.json.gz, 2016-06-01T00:00:00Z, 2016-09-01T00:00:00Z, 'BARS of 14400 s', 14400000, BARS"
    })
    void isTradedAndNamed(String name, String from, String to, String origin, long frameMillis, String badge)
            throws IOException {
        var file = DATA.resolve(name).toAbsolutePath().normalize();
        Assumptions.assumeTrue(Files.exists(file), "needs " + file + ", which is not part of the project");
        var out = folder.resolve(name);
        var printed = RecordedDay.run(
                folder.resolve("home"),
                "backtest",
                "--data=" + file + "=BTCUSDT",
                "--agents=trend-momentum",
                "--from=" + from,
                "--to=" + to,
                "--out=" + out);
        assertThat(printed.complaint()).isEmpty();
        var report = JsonMapper.shared().readTree(Files.readString(out.resolve("report.json")));
        var source = report.required("sources").get(0);
        assertThat(source.required("symbol").asString()).isEqualTo("BTCUSDT");
        assertThat(source.required("origin").asString()).contains(origin);
        assertThat(source.required("frameMillis").asLong()).isEqualTo(frameMillis);
        assertThat(source.required("fingerprint").asString()).matches("[0-9a-f]{64}");
        assertThat(report.required("frames").asLong()).isPositive();
        assertThat(badges(report).contains("BARS: ")).isEqualTo(badge.equals("BARS"));
        assertThat(badges(report).contains("BOOK DERIVED")).isEqualTo(badge.equals("BARS"));
        var replay = RecordedDay.run(folder.resolve("home"), "replay", out.toString());
        assertThat(replay.complaint()).isEmpty();
        assertThat(replay.exit()).isZero();
    }

    private static String badges(JsonNode report) {
        return report.required("badges").toString();
    }
}
