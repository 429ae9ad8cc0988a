package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.local.backtest.Backtest;
import io.sapphire.local.backtest.BacktestSettings;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The running mesh in lock-step, over its wires, and the backtest, which has none, are the same trader. */
class ParityTest {

    @TempDir
    private static Path folder;

    private static RecordedDay day;

    @BeforeAll
    static void record() throws IOException {
        day = FinishedDay.get();
    }

    @Test
    void backtestOfTheSameFramesGivesTheSameEventsAndTheSameState() {
        var options = UpArguments.parse(
                new SapphireHome(day.home()),
                "--market=" + day.market(),
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
        var settings = new BacktestSettings(
                options.markets(),
                options.instruments(),
                options.agents(),
                options.profile(),
                options.seed(),
                options.settings(),
                Optional.empty(),
                Optional.empty());
        var events = new ArrayList<MeshEvent>();
        var core = new Backtest(settings.plan("backtest", "test"), (event, _) -> events.add(event)).run();
        assertThat(comparable(events))
                .containsExactlyElementsOf(
                        comparable(day.records().stream().map(Recorded::event).toList()));
        assertThat(core.stateHash()).isEqualTo(day.up().text("stateHash"));
        assertThat(core.state().equity()).hasToString(day.up().text("equity"));
    }

    @Test
    void reportTellsWhatTheRunTold() throws IOException {
        var out = folder.resolve("report");
        var printed = day.run(
                "backtest",
                "--data=" + day.market(),
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8",
                "--out=" + out);
        assertThat(printed.complaint()).isEmpty();
        var report = JsonMapper.shared().readTree(Files.readString(out.resolve("report.json")));
        assertThat(report.required("stateHash").asString()).isEqualTo(day.up().text("stateHash"));
        assertThat(report.required("costs").required("fees").asString())
                .isEqualTo(day.up().text("fees"));
        assertThat(report.required("fills").asLong()).isEqualTo(day.up().number("fills"));
        assertThat(report.required("attribution")).hasSize(6);
        assertThat(report.required("returns").required("observations").asInt()).isPositive();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<svg", "Deflated Sharpe", "NO LOOK-AHEAD", day.up().text("stateHash"))
                .doesNotContain("<script", "http://", "https://");
        assertThat(day.run("explain", out.toString(), "1").lines().getFirst()).startsWith("Decision 1, event ");
        assertThat(recordedOrigin(out))
                .endsWith(", fingerprint "
                        + report.required("sources")
                                .get(0)
                                .required("fingerprint")
                                .asString());
        var again = day.run("backtest", "--data=" + day.market(), "--out=" + out);
        assertThat(again.complaint()).isEqualTo(out + " is not empty; choose a new directory with --out.\n");
    }

    private static String recordedOrigin(Path out) {
        try (var reader = LogReader.from(out.resolve("events"), 1, new EventCodec())) {
            var start = (MeshEvent.RunStarted) reader.read().orElseThrow().event();
            return start.listings().getFirst().origin();
        }
    }

    /** All but who the run is. */
    private static List<MeshEvent> comparable(List<MeshEvent> events) {
        return events.stream()
                .filter(event -> !(event instanceof MeshEvent.RunStarted))
                .toList();
    }
}
