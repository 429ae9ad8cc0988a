package io.sapphire.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bars whose price swings like a pendulum, so that an agent that follows it has something to choose from. */
class WalkForwardTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int MINUTES = 600;
    private static final String SWEEP = "--sweep=sapphire.coordinator.consensus.threshold=0.007,0.017";

    @TempDir
    private static Path folder;

    private static Path bars;
    private static JsonNode walked;

    @BeforeAll
    static void walk() throws IOException {
        bars = bars();
        walked = report("--walk-forward=3h,2h", SWEEP);
    }

    @Test
    void everyTimeIsTriedOnceByWhatWasChosenBefore() {
        var steps = walked.required("walkForward").required("steps");
        assertThat(steps).hasSize(3);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            assertThat(time(step, "testFrom")).isEqualTo(time(step, "trainFrom").plusSeconds(3 * 3600));
            assertThat(time(step, "testTo")).isEqualTo(time(step, "testFrom").plusSeconds(2 * 3600));
            assertThat(step.required("chosen")).hasSize(1);
        }
        assertThat(time(steps.get(1), "testFrom")).isEqualTo(time(steps.get(0), "testTo"));
        assertThat(steps)
                .anySatisfy(step -> assertThat(step.required("fills").asLong()).isPositive());
    }

    @Test
    void resultsOfTheTimesThatWereTriedMultiply() {
        double value = 1;
        for (var step : walked.required("walkForward").required("steps")) {
            value *= 1 + step.required("result").asDouble();
        }
        assertThat(walked.required("walkForward")
                        .required("returns")
                        .required("total")
                        .asDouble())
                .isCloseTo(value - 1, within(1e-12));
        assertThat(walked.required("walkForward")
                        .required("returns")
                        .required("trials")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatComesLaterChangesNothingOfWhatWasChosenAndTriedBefore() {
        var shorter = report("--walk-forward=3h,2h", SWEEP, "--to=" + START.plusSeconds(6 * 3600 + 300));
        var steps = shorter.required("walkForward").required("steps");
        assertThat(steps).hasSize(1);
        assertThat(steps.get(0))
                .isEqualTo(walked.required("walkForward").required("steps").get(0));
    }

    @Test
    void barsAreNamedInTheReportAndTradesAreRoundTrips() {
        assertThat(walked.required("badges").toString()).contains("BARS: what happened within one is a convention");
        assertThat(walked.required("sources").get(0).required("origin").asString())
                .isEqualTo("BARS of 60 s from btc-swing.csv");
        long trips = walked.required("trades").required("trades").asLong();
        assertThat(walked.required("fills").asLong()).isGreaterThanOrEqualTo(trips);
        assertThat(walked.required("badges").toString().contains("FEWER THAN 30 ROUND TRIPS: " + trips + ", of"))
                .isEqualTo(trips < 30);
    }

    @Test
    void aSweepOfOneValueIsTraded() {
        var one = report("--sweep=sapphire.coordinator.consensus.threshold=0.017");
        var other = report("--set=sapphire.coordinator.consensus.threshold=0.017");
        assertThat(one.required("stateHash")).isEqualTo(other.required("stateHash"));
        assertThat(one.required("stateHash")).isNotEqualTo(report().required("stateHash"));
    }

    @Test
    void withoutAChoiceThereIsNothingToWalk() {
        assertThatThrownBy(() -> order("--walk-forward=3h,2h"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("give it two values at least");
    }

    @Test
    void anInterruptedBacktestBreaksOff() {
        var order = order();
        try {
            assertThatThrownBy(
                            () -> order.run((_, _, _) -> Thread.currentThread().interrupt()))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Instant time(JsonNode step, String name) {
        return Instant.parse(step.required(name).asString());
    }

    private static JsonNode report(String... options) {
        return JsonMapper.shared().readTree(order(options).run((_, _, _) -> {}).json());
    }

    private static BacktestOrder order(String... options) {
        var all = new ArrayList<>(List.of(
                "--data=" + bars,
                "--agents=trend-momentum",
                "--from=" + START.plusSeconds(3600),
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8"));
        all.addAll(List.of(options));
        return BacktestOrder.parse(new SapphireHome(folder), all.toArray(String[]::new));
    }

    private static Path bars() throws IOException {
        var csv = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (int minute = 0; minute < MINUTES; minute++) {
            double open = price(minute);
            double close = price(minute + 1);
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.1f,%.1f,%.1f,%.1f,40%n",
                    START.getEpochSecond() + 60L * minute,
                    open,
                    Math.max(open, close) + 1,
                    Math.min(open, close) - 1,
                    close));
        }
        return Files.writeString(folder.resolve("btc-swing.csv"), csv);
    }

    private static double price(int minute) {
        return 60_000 + 1_500 * StrictMath.sin(minute / 20.0);
    }
}
