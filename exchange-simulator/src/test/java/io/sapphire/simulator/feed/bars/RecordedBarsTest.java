package io.sapphire.simulator.feed.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedBarsTest {
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";
    private static final String TWO =
            HEADER + "2022-01-01 00:00:00,100,110,95,105,8\n2022-01-01 00:01:00,105,106,90,91,0\n";
    private static final Path SHARED = Path.of("../../shared/data");

    @TempDir
    private Path directory;

    @Test
    void aBarGoesFromItsOpenOverTheNearerEndAndTheOtherToItsClose() throws IOException {
        var trades = trades(open("btcusd.csv", TWO));
        assertThat(trades)
                .extracting(trade -> trade.price().toString())
                .containsExactly("100", "95", "110", "105", "105", "106", "90", "91");
        assertThat(trades)
                .extracting(trade -> trade.aggressor().toString())
                .containsExactly("BUY", "SELL", "BUY", "SELL", "SELL", "BUY", "SELL", "BUY");
        assertThat(trades.getFirst().quantity()).hasToString("2");
        assertThat(trades.getLast().quantity()).hasToString("0.00000001");
    }

    @Test
    void itOpensAtItsBeginningAndClosesInItsLastMillisecond() throws IOException {
        var trades = trades(open("btcusd.csv", TWO));
        assertThat(trades)
                .extracting(trade -> Duration.between(Instant.parse("2022-01-01T00:00:00Z"), trade.eventTime())
                        .toMillis())
                .containsExactly(0L, 20_000L, 40_000L, 59_999L, 60_000L, 80_000L, 100_000L, 119_999L);
    }

    @Test
    void itsClosesAreExactAndStandBesideItsBeginnings() throws IOException {
        var bars = (RecordedBars) open("btcusd.csv", TWO.replace(",91,", ",91.00000001,"));
        assertThat(bars.closes()).containsExactly(10_500_000_000L, 9_100_000_001L);
        assertThat(bars.starts()).containsExactly(1_640_995_200_000L, 1_640_995_260_000L);
    }

    @Test
    void marketIsNamedAfterItsFileAndSaysThatItIsMadeOfBars() throws IOException {
        var market = open("btcusd-1m.csv", TWO);
        assertThat(market.instrument().symbol()).hasToString("BTCUSDT");
        assertThat(market.instrument().tick()).hasToString("1");
        assertThat(market.origin()).isEqualTo("BARS of 60 s from btcusd-1m.csv");
        assertThat(market.madeOfBars() && market.bookDerived() && market.sidesDerived())
                .isTrue();
        assertThat(market.frameInterval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void spreadIsAFixedPartOfThePriceAndNotTheHeightOfABar() throws IOException {
        var fine = TWO.replace("100,110,95,105", "100.01,110,95,105");
        var tape = open("btcusd.csv", fine).play(Duration.ZERO);
        var quoted = new ArrayList<MarketEvent.Quoted>();
        while (!tape.nextTime().equals(Instant.MAX)) {
            if (tape.next() instanceof MarketEvent.Quoted quote) {
                quoted.add(quote);
            }
        }
        assertThat(quoted)
                .isNotEmpty()
                .allSatisfy(quote -> assertThat(
                                quote.ask().price().e8() - quote.bid().price().e8())
                        .isBetween(1_000_000L, 3_000_000L));
    }

    @Test
    void jsonAndCompressedBarsAreTheSameBars() throws IOException {
        var json = """
            {"candles": [
              {"start": "1640995200", "low": "95", "high": "110", "open": "100", "close": "105", "volume": "8"},
              {"start": 1640995260, "low": 90, "high": 106, "open": 105, "close": 91, "volume": 0, "note": {"a": [1]}}
            ]}
            """;
        var expected = trades(open("btcusd.csv", TWO));
        assertThat(trades(open("btcusd.json", json))).isEqualTo(expected);
        assertThat(trades(open("btcbare.json", json.substring(json.indexOf('['), json.lastIndexOf(']') + 1))))
                .isEqualTo(expected);
        var packed = directory.resolve("btc.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(TWO.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(trades(open(packed, ""))).isEqualTo(expected);
    }

    @Test
    void columnsStandInAnyOrderAmongOthersAndTimesInMilliseconds() throws IOException {
        var csv = "Close,x,Open_Time,High,Open,Low,Volume\n"
                + "105,?,1640995200000,110,100,95,8\n"
                + "91,?,1640995260000,106,105,90,0\n";
        assertThat(trades(open("btc.csv", csv))).isEqualTo(trades(open("btcusd.csv", TWO)));
    }

    @Test
    void volumeInQuoteUnitsIsDividedByTheClose() throws IOException {
        var rules = Files.writeString(directory.resolve("rules.json"), "{\"barVolume\":\"quote\"}");
        var market = open(
                Files.writeString(directory.resolve("btcusd.csv"), TWO.replace(",8\n", ",840\n")), rules.toString());
        assertThat(trades(market).getFirst().quantity()).hasToString("2");
    }

    @Test
    void volumesLargerThanAnyMarketAreQuoteUnitsAndTheOriginSaysSo() throws IOException {
        var base = open("btcusd.csv", TWO.replace(",8\n", ",10000000\n"));
        assertThat(trades(base).getFirst().quantity()).hasToString("2500000");
        var market = open("btcusd.csv", TWO.replace(",8\n", ",42000000\n"));
        assertThat(trades(market).getFirst().quantity()).hasToString("100000");
        assertThat(market.origin()).isEqualTo("BARS of 60 s from btcusd.csv, volumes in quote units");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-01-01 00:02:00,1,x,1,1,1 | line 4 is not a bar (high 'x' is not a number)",
                "2022-01-01 00:02:00,1,1,1,1 | line 4 is not a bar (it has 5 columns)",
                "2022-01-01 00:02:00,1,1,1,2,1 | line 4 is not a bar (high 1 and low 1 do not enclose open 1 and close"
                        + " 2)",
                "2022-01-01 00:02:00,0,1,1,1,1 | line 4 is not a bar (open must be positive, was 0)",
                "2022-01-01 00:02:00,1,1,1,1,-1 | line 4 is not a bar (volume is negative)",
                "yesterday,1,1,1,1,1 | line 4 is not a bar ('yesterday' is not a time)",
                "2022-01-01 00:01:00,1,1,1,1,1 | line 4 is not a bar (it begins at 2022-01-01T00:01:00Z, not after the"
                        + " bar before it)",
                "2022-01-01 00:02:30,1,1,1,1,1 | line 4 does not begin a whole number of bars of 60 s after the one"
                        + " before"
            })
    void aBadLineIsRefusedByItsNumber(String line, String complaint) {
        assertRefused("btcusd.csv", TWO + line + "\n", complaint);
    }

    @Test
    void whatIsNoFileOfBarsIsRefused() {
        assertRefused("btc.csv", "timestamp,open,high,low,volume\n", "line 1 names no column 'close'");
        assertRefused("btc.csv", HEADER, "has 0 bars; it takes two to tell how long one is");
        assertRefused("btc.json", "{\"a\":1}", "has no array of bars");
        assertRefused("btc.json", "[\n1]", "line 2 is not a bar (it is no object)");
        assertRefused("btc.json", "[\n{\"start\":1}]", "line 2 is not a bar (it has no open)");
        assertRefused("btc.json", "[\n{", "line 2 is not JSON");
        assertRefused("btc.json", "[", "line 1 is not JSON");
        assertRefused("1.csv", TWO, "does not say what was traded; give it a symbol, such as 1.csv=BTCUSDT");
    }

    @Test
    void theRecordedFilesOfBarsAreReadWhole() {
        Assumptions.assumeTrue(Files.exists(SHARED), "needs " + SHARED + ", which is not part of the project");
        var minutes = open(SHARED.resolve("btc-perp-1m-202201.csv.gz"), "");
        assertThat(minutes.instrument().symbol()).hasToString("BTCUSDT");
        assertThat(minutes.first()).isEqualTo(Instant.parse("2021-12-31T23:01:00Z"));
        assertThat(minutes.last()).isEqualTo(Instant.parse("2022-02-01T05:31:59.999Z"));
        assertThat(trades(minutes)).hasSize(4 * 45_031);
        assertThat(minutes.origin()).endsWith("volumes in quote units");
        var hours = open(SHARED.resolve("btcusd-4h-2016-2025.json.gz"), "");
        assertThat(hours.frameInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(trades(hours)).hasSize(4 * 20_695);
        assertThat(hours.origin()).doesNotContain("volumes");
    }

    private void assertRefused(String name, String content, String words) {
        assertThatThrownBy(() -> open(name, content))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("\n");
    }

    private Recording open(String name, String content) throws IOException {
        return open(Files.writeString(directory.resolve(name), content), "");
    }

    private static Recording open(Path file, String instrument) {
        return Markets.open(List.of(new MarketFile(file.toString(), "", instrument)))
                .all()
                .getFirst()
                .recording();
    }

    private static List<Trade> trades(Recording recording) {
        var trades = new ArrayList<Trade>();
        var tape = recording.play(Duration.ZERO);
        while (!tape.nextTime().equals(Instant.MAX)) {
            if (tape.next() instanceof MarketEvent.Traded(var _, var trade)) {
                trades.add(trade);
            }
        }
        return trades;
    }
}
