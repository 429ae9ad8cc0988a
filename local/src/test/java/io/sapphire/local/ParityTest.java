package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.local.backtest.Backtest;
import io.sapphire.local.backtest.BacktestSettings;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running mesh in lock-step, over its wires, and the backtest, which has none, are the same trader. */
class ParityTest {

    @TempDir
    Path folder;

    @Test
    void backtestOfTheSameFramesGivesTheSameEventsAndTheSameState() throws IOException {
        var day = RecordedDay.in(folder);
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

    /** All but who the run is. */
    private static List<MeshEvent> comparable(List<MeshEvent> events) {
        return events.stream()
                .filter(event -> !(event instanceof MeshEvent.RunStarted))
                .toList();
    }
}
