package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code screen} as people and programs call it. */
class ScreenCommandTest {
    private static final int BARS = 300;

    @TempDir
    private static Path folder;

    private static Path bars;

    @BeforeAll
    static void write() throws IOException {
        var random = new SplittableRandom(3);
        var rows = new ArrayList<String>(List.of("timestamp,open,high,low,close,volume"));
        long before = 1_000_000;
        for (int minute = 0; minute < BARS; minute++) {
            long now = before + random.nextInt(-900, 901);
            rows.add("%d,%s,%s,%s,%s,50"
                    .formatted(
                            1_767_614_400L + 60 * minute,
                            price(before),
                            price(Math.max(before, now)),
                            price(Math.min(before, now)),
                            price(now)));
            before = now;
        }
        bars = Files.write(folder.resolve("btc-bars.csv"), rows);
        Files.write(folder.resolve("short.csv"), rows.subList(0, 20));
        Files.write(folder.resolve("empty.csv"), rows.subList(0, 1));
        Files.writeString(folder.resolve("note.txt"), "12 nothing of a market\n");
        Files.writeString(
                folder.resolve("trades.csv"), "id,timestamp,price,quantity,side\n1,1767614400000,100,1,BUY\n");
        Files.writeString(folder.resolve("free.json"), "{\"takerFee\":\"0\"}");
    }

    private static String price(long hundredths) {
        return "%d.%02d".formatted(hundredths / 100, hundredths % 100);
    }

    @Test
    void tellsWhatWasScreenedAndTheTenBest() {
        var said = run("--data=" + bars, "--rule=averages", "--set=fast=2..8", "--set=slow=5,20");
        assertThat(said.complaint()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.lines())
                .startsWith(
                        "Bars      BTCUSDT: BARS of 60 s from btc-bars.csv",
                        "Traded    300 bars, closes of 2026-01-05T12:01:00Z to 2026-01-05T17:00:00Z",
                        "Rule      averages: long while a fast average is above a slow one, short while it is below",
                        "Settings  10 tried, 4 left out as they make no sense together",
                        "Fee       0.0004 of what is traded. A rule trades at the close it has just seen, and earns"
                                + " from the bar after it on.",
                        "Unknown   A screen knows no book, queue, delay, funding or limits; backtest trades the setting"
                                + " you choose.");
        assertThat(said.lines().stream().filter(line -> line.startsWith("fast=")))
                .hasSize(10);
        assertThat(said.lines().getLast()).endsWith("above what the best of 10 has by luck.");
    }

    @Test
    void programsGetTheSameOnOneLineAndFilesHoldEverySetting() throws IOException {
        var out = folder.resolve("out");
        var command = new String[] {"--data=" + bars, "--rule=breakout", "--set=bars=2..40", "--json", "--out=" + out};
        var said = run(command);
        assertThat(said.complaint()).isEmpty();
        assertThat(said.lines()).hasSize(1);
        var told = JsonMapper.shared().readTree(said.lines().getFirst());
        assertThat(told.required("tried").asInt()).isEqualTo(39);
        assertThat(told.required("takerFee").asString()).isEqualTo("0.0004");
        assertThat(told.required("best")).hasSize(10);
        var whole = JsonMapper.shared().readTree(Files.readString(out.resolve("screen.json")));
        assertThat(whole.required("best")).hasSize(39);
        assertThat(whole.required("best").get(0))
                .isEqualTo(told.required("best").get(0));
        var trades = Files.readAllLines(out.resolve("trades.csv"));
        assertThat(trades.getFirst()).isEqualTo("time,side,from,to,price");
        assertThat(trades)
                .hasSize(1 + whole.required("best").get(0).required("trades").asInt());
        var closes = Files.readAllLines(bars).stream()
                .skip(1)
                .map(line -> line.split(",")[4])
                .toList();
        assertThat(trades.subList(1, trades.size())).allSatisfy(line -> {
            assertThat(line).matches("2026-01-05T\\d\\d:\\d\\d:00Z,(BUY|SELL),(-1|0|1),(-1|1),\\d+(\\.\\d+)?");
            assertThat(closes)
                    .anyMatch(close ->
                            new BigDecimal(close).compareTo(new BigDecimal(line.substring(line.lastIndexOf(',') + 1)))
                                    == 0);
        });
        var again = run(command);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.complaint()).isEqualTo(out + " is not empty; choose a new directory with --out.\n");
    }

    @Test
    void anInstrumentFileSaysTheFee() {
        var said = run(
                "--data=" + bars,
                "--rule=grid",
                "--set=bars=20",
                "--json",
                "--instrument=" + folder.resolve("free.json"));
        assertThat(said.complaint()).isEmpty();
        var told = JsonMapper.shared().readTree(said.lines().getFirst());
        assertThat(told.required("takerFee").asString()).isEqualTo("0");
        assertThat(told.required("best").get(0).required("fees").asDouble()).isZero();
        assertThat(told.required("best").get(0).required("trades").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 | btc-bars.csv | --rule=carry                                | --rule: there is no 'carry' over bars; there are breakout, reversion, averages, grid.
        2 | btc-bars.csv | --rule=grid --set=step=2                    | --set: grid has no setting 'step'; it has bars.
        2 | btc-bars.csv | --rule=grid --set=bars=1                    | --set bars must be within 2 and 10000, was '1'.
        2 | btc-bars.csv | --rule=grid --set=bars=9..5                 | --set bars: '9..5' does not go from less to more.
        2 | btc-bars.csv | --rule=grid --from=2026-01-06 --to=2026-01-05 | --from 2026-01-06 is not before --to 2026-01-05.
        2 | btc-bars.csv | --rule=grid --from=soon                     | --from must be a day such as 2013-11-26 or a moment such as 2013-11-26T12:00:00Z, was 'soon'.
        2 | btc-bars.csv | --rule=grid --from=2027-01-01               | 0 bars close in that time, and it takes two; the recording's close from 2026-01-05T12:01:00Z to 2026-01-05T17:00:00Z.
        2 | short.csv    | --rule=grid                                 | There are 19 bars until then; the slowest setting of grid needs more than 48.
        1 | empty.csv    | --rule=grid                                 | recording FOLDER/empty.csv has 0 bars; it takes two to tell how long one is
        2 | none.csv     | --rule=grid                                 | --data: FOLDER/none.csv is not a file that can be read.
        2 | note.txt     | --rule=grid                                 | --data: FOLDER/note.txt is no file of bars, and a screen reads nothing else; backtest trades other recordings.
        2 | trades.csv   | --rule=grid                                 | --data: FOLDER/trades.csv is no file of bars, and a screen reads nothing else; backtest trades other recordings.
        """)
    void whatCannotBeScreenedIsOneSentence(int exit, String file, String arguments, String sentence) {
        var said = run(Stream.concat(Stream.of("--data=" + folder.resolve(file)), Arrays.stream(arguments.split(" +")))
                .toArray(String[]::new));
        assertThat(said.complaint()).isEqualTo(sentence.replace("FOLDER", folder.toString()) + "\n");
        assertThat(said.exit()).isEqualTo(exit);
        assertThat(said.lines()).isEmpty();
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThat(run("--data=bundled", "--rule=grid").complaint())
                .isEqualTo("--data: bundled is no file of bars, and a screen reads nothing else; backtest trades other"
                        + " recordings.\n");
        assertThat(run("--data=" + bars).exit()).isEqualTo(2);
    }

    private static RecordedDay.Printed run(String... arguments) {
        return RecordedDay.run(
                folder.resolve("home"),
                Stream.concat(Stream.of("screen"), Arrays.stream(arguments)).toArray(String[]::new));
    }
}
