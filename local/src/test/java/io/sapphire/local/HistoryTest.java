package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.venue.VenueBench;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Market data is fetched and recorded from a simulator in Aster's place, and traded. */
@Tag("slow")
class HistoryTest {
    private static final int BARS = 60;
    private static final long START = 1_767_225_600_000L;
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    @Test
    void whatWasFetchedIsWholeGoesOnAndIsTraded() throws IOException {
        var bars = folder.resolve("venue.csv");
        Files.write(bars, bars());
        try (var venue = new VenueBench(folder.resolve("venue"), 1, bars.toString(), "max", VenueBench.noLimits())) {
            for (int step = 0; step < BARS; step++) {
                var _ = venue.admin("POST", "/admin/step", "{\"completed\":" + step + "}");
            }
            klines(venue);
            trades(venue);
            funding(venue);
        }
    }

    private void klines(VenueBench venue) throws IOException {
        var file = folder.resolve("BTCUSDT-1h.csv");
        var first = fetch(venue, "klines", file, "--interval=1h", "--to=2026-01-02");
        assertThat(first.lines())
                .containsExactly(
                        "24 rows fetched, 24 in " + file + ".", "Nothing is missing between the first and the last.");
        assertThat(Files.readAllLines(file)).startsWith("timestamp,open,high,low,close,volume");
        tear(file);
        var more = fetch(venue, "klines", file, "--interval=1h");
        int all = Files.readAllLines(file).size() - 1;
        assertThat(more.lines().getFirst()).isEqualTo("%d rows fetched, %d in %s.".formatted(all - 23, all, file));
        assertThat(all).isBetween(BARS - 2, BARS);
        assertThat(Files.readAllLines(file).subList(1, all + 1)).isEqualTo(bars().subList(1, all + 1));

        var other = fetch(venue, "klines", file, "--interval=4h");
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.complaint()).contains("was begun with {\"venue\":", "cannot go on with");

        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.subList(10, 13).clear();
        Files.write(file, lines);
        assertThat(fetch(venue, "klines", file, "--interval=1h").lines())
                .contains(
                        "Missing  3 candles behind 2026-01-01T08:00:00Z.",
                        "Places that lack what the venue does not tell: 1.");
        var told = fetch(venue, "klines", file, "--interval=1h", "--json");
        assertThat(told.lines())
                .containsExactly(("{\"file\":\"%s\",\"fetched\":0,\"rows\":%d,"
                                + "\"missing\":[\"3 candles behind 2026-01-01T08:00:00Z\"]}")
                        .formatted(file, all - 3));
        var info = JsonMapper.shared()
                .readTree(run("data", "info", "--json", file.toString()).lines().getFirst());
        assertThat(info.path("symbol").asString()).isEqualTo("BTCUSDT");
        assertThat(info.path("silences").size()).isPositive();
    }

    private void trades(VenueBench venue) throws IOException {
        var file = folder.resolve("BTCUSDT-trades.csv");
        assertThat(fetch(venue, "trades", file).lines())
                .last()
                .isEqualTo("Nothing is missing between the first and the last.");
        assertThat(Files.readAllLines(file).get(1)).isEqualTo("1,1767225600000,60000,2.5,BUY");
        var report = folder.resolve("report");
        assertThat(run("backtest", "--agents=trend-momentum", "--data=" + file, "--out=" + report))
                .satisfies(done -> assertThat(done.complaint()).isEmpty())
                .satisfies(done -> assertThat(done.exit()).isZero());
        assertThat(report.resolve("report.json")).content().contains("trades from BTCUSDT-trades.csv");
    }

    private void funding(VenueBench venue) throws IOException {
        var file = folder.resolve("funding.csv");
        assertThat(fetch(venue, "funding", file).exit()).isZero();
        assertThat(Files.readAllLines(file))
                .hasSizeGreaterThan(4)
                .startsWith("2026-01-01T08:00:00Z,0.0001", "2026-01-01T16:00:00Z,0.0001");
        assertThat(run(
                                "backtest",
                                "--agents=trend-momentum",
                                "--data=" + folder.resolve("BTCUSDT-1h.csv"),
                                "--set=sapphire.simulator.funding=" + file,
                                "--out=" + folder.resolve("with-funding"))
                        .complaint())
                .isEmpty();
    }

    @Test
    void whatWasRecordedIsPlayedAgain() throws IOException {
        var file = folder.resolve("live.txt");
        try (var venue = new VenueBench(folder.resolve("venue"), 1, "synthetic:7", "1", VenueBench.noLimits())) {
            var recorded = run(
                    "record",
                    "--market=aster:BTCUSDT",
                    "--out=" + file,
                    "--messages=3000",
                    "--for=1m",
                    "--rest=" + venue.rest(),
                    "--streams=" + venue.streams());
            assertThat(recorded.complaint()).isEmpty();
            assertThat(recorded.lines())
                    .containsExactly(
                            "Recording BTCUSDT, live from %s, fills simulated, into %s.".formatted(venue.rest(), file),
                            recorded.lines().getLast());
            assertThat(recorded.lines().getLast())
                    .matches("[1-9][0-9]{3,} messages, [1-9][0-9]* of them whole books, in .*");
            toldOfARecording(venue);
            assertThat(run(
                                    "record",
                                    "--market=aster:BTCUSDT",
                                    "--out=" + file,
                                    "--rest=" + venue.rest(),
                                    "--streams=" + venue.streams())
                            .complaint())
                    .isEqualTo(file + " is there already; a recording is never added to.\n");
        }
        var info = run("data", "info", file.toString());
        assertThat(info.complaint()).isEmpty();
        assertThat(info.lines())
                .contains("Market       BTCUSDT: live.txt, recorded futures frames", "Derived      nothing")
                .anyMatch(
                        line -> line.matches("Events +[1-9][0-9]* trades, [1-9][0-9]* quotes, [1-9][0-9]* changes.*"));
        var played = run(
                "backtest",
                "--agents=none",
                "--data=" + file,
                "--instrument=" + file + ".instrument.json",
                "--out=" + folder.resolve("played"));
        assertThat(played.complaint()).isEmpty();
        assertThat(JsonMapper.shared()
                        .readTree(played.lines().getLast())
                        .path("frames")
                        .asLong())
                .isPositive();
    }

    private void toldOfARecording(VenueBench venue) {
        var file = folder.resolve("told.txt");
        var recorded = run(
                "record",
                "--market=aster:BTCUSDT",
                "--out=" + file,
                "--messages=100",
                "--rest=" + venue.rest(),
                "--streams=" + venue.streams(),
                "--json");
        assertThat(recorded.complaint()).isEmpty();
        assertThat(recorded.exit()).isZero();
        assertThat(recorded.lines()).hasSize(1);
        var told = JsonMapper.shared().readTree(recorded.lines().getFirst());
        assertThat(told.required("symbol").asString()).isEqualTo("BTCUSDT");
        assertThat(told.required("messages").asLong()).isGreaterThanOrEqualTo(100);
        assertThat(told.required("books").asLong()).isPositive();
        assertThat(told.required("playable").asBoolean()).isTrue();
        assertThat(told.required("troubles")).isEmpty();
        assertThat(Path.of(told.required("file").asString())).isEqualTo(file).exists();
        assertThat(Path.of(told.required("instrument").asString())).exists();
    }

    @Test
    void misuseIsOneSentence() {
        assertMisuse("--market must be aster:SYMBOL", "record", "--market=bundled", "--out=x");
        assertMisuse("--for must be like 90s", "record", "--market=aster:BTCUSDT", "--out=x", "--for=soon");
        assertMisuse("What to fetch must be", "data", "fetch", "ticks", "--symbol=AB", "--from=2026-01-01", "--out=x");
        assertMisuse(
                "--interval must be",
                "data",
                "fetch",
                "klines",
                "--symbol=AB",
                "--from=2026-01-01",
                "--out=x",
                "--interval=7m");
        assertMisuse("--from must be", "data", "fetch", "klines", "--symbol=AB", "--from=now", "--out=x");
        assertMisuse("--market: ", "data", "info", "/nowhere/at-all");
        assertMisuse("Say what to do", "data");
    }

    private void assertMisuse(String begin, String... command) {
        var said = run(command);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.complaint()).startsWith(begin).hasLineCount(1);
    }

    private RecordedDay.Printed fetch(VenueBench venue, String kind, Path file, String... more) {
        var command = new ArrayList<>(List.of(
                "data",
                "fetch",
                kind,
                "--symbol=BTCUSDT",
                "--from=2026-01-01",
                "--weight=2400",
                "--out=" + file,
                "--rest=" + venue.rest()));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    private RecordedDay.Printed run(String... command) {
        return RecordedDay.run(folder.resolve("home"), command);
    }

    /** As a power cut might leave it. */
    private static void tear(Path file) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(content.length() - 5);
        }
    }

    private static List<String> bars() {
        var bars = new ArrayList<String>();
        bars.add("timestamp,open,high,low,close,volume");
        for (int hour = 0; hour < BARS; hour++) {
            int open = 60_000 + 10 * (hour % 7);
            bars.add("%d,%d,%d,%d,%d,10".formatted(START + hour * HOUR, open, open + 30, open - 20, open + 10));
        }
        return bars;
    }
}
