package io.sapphire.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Price;
import io.sapphire.simulator.market.MarketEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the manual can be played. */
class ScriptManualTest {
    @TempDir
    private Path folder;

    @Test
    void aMarketWrittenByHandIsPlayedAsWritten() throws IOException {
        var lines = Files.readAllLines(Path.of("..", "docs", "simulator.md")).stream()
                .filter(line -> line.startsWith("0 {"))
                .toList();
        var script = Files.write(folder.resolve("script.txt"), lines);
        var market = Markets.open(List.of(new MarketFile(script.toString(), "", "")))
                .all()
                .getFirst();
        assertThat(market.symbol()).hasToString("BTCUSDT");
        assertThat(market.listing().instrument().tick()).hasToString("1");

        var events = new ArrayList<MarketEvent>();
        for (var tape = market.play(); !tape.isOver(); ) {
            events.add(tape.next());
        }
        assertThat(events).hasSize(lines.size());
        assertThat(events.get(1)).isInstanceOfSatisfying(MarketEvent.Marked.class, mark -> {
            assertThat(mark.mark()).isEqualTo(Price.of("100.5"));
            assertThat(mark.nextFunding()).isEqualTo(Instant.parse("2026-01-01T08:00:00Z"));
        });
        assertThat(events.getLast().eventTime()).isEqualTo(Instant.parse("2026-01-01T00:00:02Z"));
    }
}
