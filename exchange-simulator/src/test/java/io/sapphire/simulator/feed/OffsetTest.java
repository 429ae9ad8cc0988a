package io.sapphire.simulator.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.simulator.market.MarketEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was played last stands in the file where the tape says. */
class OffsetTest {
    private static final String MINUTE = "2026-01-05T12:0";

    @TempDir
    Path folder;

    @Test
    void aBarOfCsvBeginsThere() throws IOException {
        var rows = new ArrayList<String>(List.of("timestamp,open,high,low,close,volume"));
        for (int i = 0; i < 6; i++) {
            rows.add("%s%d:00Z,10%d.5,110,90,100,%d".formatted(MINUTE, i, i, 40 + i));
        }
        var file = Files.writeString(folder.resolve("btc.csv"), String.join("\r\n", rows));
        assertThat(rowsPlayed(file)).containsExactlyElementsOf(rows.subList(1, rows.size()));
    }

    @Test
    void aBarOfJsonBeginsThere() throws IOException {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            rows.add(
                    "{\"start\":\"%s%d:00Z\",\"open\":\"10%d\",\"high\":\"110\",\"low\":\"90\",\"close\":\"100\",\"volume\":\"4\"}"
                            .formatted(MINUTE, i, i));
        }
        var file = Files.writeString(
                folder.resolve("btc.json"), "{\"note\":\"\u00e4\",\"candles\":[\n" + String.join(",\n", rows) + "\n]}");
        assertThat(rowsPlayed(file))
                .extracting(row -> row.endsWith(",") ? row.substring(0, row.length() - 1) : row)
                .containsExactlyElementsOf(rows);
    }

    @Test
    void aTradeBeginsThere() throws IOException {
        var rows = new ArrayList<String>(List.of("id,timestamp,price,quantity,side"));
        for (int i = 1; i < 6; i++) {
            rows.add("%d,%d,10%d,0.5,%s".formatted(i, 1_767_614_400_000L + i * 700, i, i % 2 == 0 ? "BUY" : "SELL"));
        }
        var file = Files.writeString(folder.resolve("btc-trades.csv"), String.join("\n", rows) + "\n");
        assertThat(rowsPlayed(file)).containsExactlyElementsOf(rows.subList(1, rows.size()));
    }

    @Test
    void bundledTradesBeginAtDifferentLines() {
        var tape = Markets.open(List.of(MarketFile.bundled())).all().getFirst().play();
        assertThat(tape.offset()).isZero();
        var _ = tape.next();
        // Behind the header.
        assertThat(tape.offset()).isEqualTo("timestamp,price,amount\r\n".length());
    }

    /** The rows at the offsets of all trades, each once. */
    private static List<String> rowsPlayed(Path file) throws IOException {
        var text = Files.readAllBytes(file);
        var tape = Markets.open(List.of(new MarketFile(file.toString(), "BTCUSDT", "")))
                .all()
                .getFirst()
                .play();
        var rows = new ArrayList<String>();
        while (!tape.isOver()) {
            if (tape.next() instanceof MarketEvent.Traded) {
                int from = (int) tape.offset();
                var row = new String(text, from, text.length - from, UTF_8)
                        .lines()
                        .findFirst()
                        .orElseThrow();
                if (rows.isEmpty() || !rows.getLast().equals(row)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
