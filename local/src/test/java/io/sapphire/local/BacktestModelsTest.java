package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is assumed of a market can be chosen, is told in the report, and changes what comes of the same recording. */
@Tag("slow")
class BacktestModelsTest {
    private static final String MODELS = "sapphire.simulator.models.";

    @TempDir
    private static Path folder;

    private static RecordedDay day;
    private static JsonNode usual;

    @BeforeAll
    static void trade() throws IOException {
        day = FinishedDay.get();
        usual = traded("usual", day.market());
    }

    @Test
    void feesAreThoseThatWereChosen() throws IOException {
        var free = traded("free", day.market(), MODELS + "fees=0,0");
        assertThat(cost(free, "fees")).isEqualTo(Money.ZERO);
        assertThat(cost(usual, "fees")).isGreaterThan(Money.ZERO);
        assertThat(free.required("models").toString()).contains("maker fee 0, taker fee 0 of the notional");
    }

    @Test
    void ordersThatAllTakeTheMedianFillOtherwise() throws IOException {
        var constant =
                traded("constant", day.market(), MODELS + "latency=CONSTANT", "sapphire.simulator.latency=900ms");
        assertThat(constant.required("models").toString())
                .contains("Latency CONSTANT: every order reaches the matching engine after 900 ms.");
        var drawn = traded("drawn", day.market(), "sapphire.simulator.latency=900ms");
        assertThat(drawn.required("models").toString()).contains("Latency LOGNORMAL: ");
        assertThat(constant.required("equity")).isNotEqualTo(drawn.required("equity"));
    }

    @Test
    void queueIsTheOneThatWasChosen() throws IOException {
        var first = traded("first", day.market(), MODELS + "queue=FIRST");
        assertThat(first.required("models").toString()).contains("Queue FIRST: ");
        assertThat(usual.required("models").toString()).contains("Queue RISK_AVERSE: ");
    }

    @Test
    void fundingIsPaidAtItsRate() throws IOException {
        var bars = bars();
        var none = traded("unfunded", bars, "sapphire.simulator.funding=0");
        var dear = traded("funded", bars, "sapphire.simulator.funding=0.01");
        assertThat(cost(none, "funding")).isEqualTo(Money.ZERO);
        assertThat(cost(dear, "funding")).isNotEqualTo(Money.ZERO);
        assertThat(dear.required("models").toString()).contains("Funding every eight hours: 0.01 of the notional");
    }

    @Test
    void unknownModelIsOneSentence() {
        var refused = day.run(
                "backtest",
                "--data=" + day.market(),
                "--set=" + MODELS + "queue=LAST",
                "--out=" + folder.resolve("none"));
        assertThat(refused.exit()).isPositive();
        assertThat(refused.complaint()).contains("queue").hasLineCount(1);
    }

    /** A wave of six hours that is high when funding is settled. */
    private static Path bars() throws IOException {
        var rows = new ArrayList<String>(List.of("timestamp,open,high,low,close,volume"));
        long start = 1_767_614_400L;
        double before = 1_000;
        for (int minute = 0; minute < 360; minute++) {
            double now = 1_000 + Math.rint(400 * StrictMath.sin(2 * StrictMath.PI * (minute + 1) / 120)) / 10;
            rows.add("%d,%.1f,%.1f,%.1f,%.1f,50"
                    .formatted(start + 60L * minute, before, Math.max(before, now), Math.min(before, now), now));
            before = now;
        }
        return Files.write(folder.resolve("btc-bars.csv"), rows);
    }

    private static Money cost(JsonNode report, String name) {
        return Money.of(report.required("costs").required(name).asString());
    }

    private static JsonNode traded(String name, Path market, String... settings) throws IOException {
        var command = new ArrayList<>(List.of(
                "backtest",
                "--data=" + market,
                "--agents=trend-momentum",
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8",
                "--out=" + folder.resolve(name)));
        for (var setting : settings) {
            command.add("--set=" + setting);
        }
        var printed = day.run(command.toArray(String[]::new));
        assertThat(printed.complaint()).isEmpty();
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve(name).resolve("report.json")));
    }
}
