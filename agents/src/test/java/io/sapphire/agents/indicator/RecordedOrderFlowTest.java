package io.sapphire.agents.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Golden values D1 and D2 of methods.md 12, on recorded best quotes of BTCUSDT futures. */
class RecordedOrderFlowTest {
    private static final Path RECORDING = Path.of("../../shared/data/btcusdt-futures-20240808.gz");
    private static final Pattern TICKER = Pattern.compile(
            "\"e\":\"bookTicker\".*\"b\":\"([^\"]+)\",\"B\":\"([^\"]+)\",\"a\":\"([^\"]+)\",\"A\":\"([^\"]+)\"");

    @Test
    void flowOfARecordedMarketIsTheReferences() throws IOException {
        assumeTrue(Files.exists(RECORDING), () -> "skipped: no " + RECORDING);
        var quotes = quotes();
        assertThat(quotes).hasSize(66_089);
        assertThat(flow(quotes.subList(0, 1_001))).isCloseTo(-1.147, within(1e-6));
        assertThat(flow(quotes)).isCloseTo(-108.356, within(1e-6));
    }

    private static double flow(List<Quote> quotes) {
        long flow = 0;
        for (int i = 1; i < quotes.size(); i++) {
            flow += quotes.get(i).flowSince(quotes.get(i - 1));
        }
        return flow / 1e8;
    }

    private static List<Quote> quotes() throws IOException {
        var quotes = new ArrayList<Quote>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(RECORDING)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var ticker = TICKER.matcher(line);
                if (ticker.find()) {
                    quotes.add(new Quote.Level(
                            e8(ticker.group(1)), e8(ticker.group(2)), e8(ticker.group(3)), e8(ticker.group(4))));
                }
            }
        }
        return quotes;
    }

    private static long e8(String decimal) {
        return new BigDecimal(decimal).movePointRight(8).longValueExact();
    }
}
