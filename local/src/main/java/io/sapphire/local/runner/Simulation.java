package io.sapphire.local.runner;

import io.sapphire.coordinator.core.Replay;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.local.backtest.Backtest;
import io.sapphire.local.backtest.BacktestSettings;
import io.sapphire.local.backtest.Fork;
import io.sapphire.local.backtest.Identity;
import io.sapphire.local.backtest.Recollection;
import io.sapphire.local.data.RunArgument;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What might have become of a run after one decision taken otherwise. The recorded day is traded again up to there, which
 * must lead to every recorded decision; from there on agents, core and simulated venue go their own way.
 */
final class Simulation {
    private final List<Decision> recorded = new ArrayList<>();
    private final List<Decision> simulated = new ArrayList<>();
    private final Replay replay = new Replay();
    private final Recollection answers = new Recollection();

    private Simulation() {}

    /** @throws Refusal if the run cannot be traded again as it was */
    static Simulated of(SapphireHome home, StoredRun run, Alternative before, Alternative other, List<Change> changes) {
        return new Simulation().run(settings(home, run), run, before, other, changes);
    }

    private Simulated run(
            BacktestSettings settings, StoredRun run, Alternative before, Alternative other, List<Change> changes) {
        read(run);
        var told = replay.core();
        var plan = until(settings, told).plan(told.run().runId(), told.run().build(), answers);
        var decision = before.decision().orElseThrow();
        var fork = new Fork(
                decision.symbol(),
                decision.frame(),
                Change.applied(plan.start(), changes),
                event -> Change.leaves(event, changes),
                other.said());
        var core = new Backtest(plan, (event, _) -> note(event), Optional.of(fork)).run();
        refuseOther(decision);
        return new Simulated(
                decision.number(), core.state().now(), Totals.of(told), Totals.of(core), answers.unknown());
    }

    private void read(StoredRun run) {
        try (var reader = RunArgument.read(run)) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                if (next.get().event() instanceof MeshEvent.DecisionMade(var decision)) {
                    recorded.add(decision);
                }
                answers.hear(next.get().event());
                replay.take(next.get()).ifPresent(parted -> {
                    throw Refusal.failure("The log parts from the core at event %d; see sapphire replay."
                            .formatted(parted.recorded().sequence()));
                });
            }
        }
    }

    private void note(MeshEvent event) {
        if (event instanceof MeshEvent.DecisionMade(var decision)) {
            simulated.add(decision);
        }
    }

    /** A run that is not over is only simulated as far as it has come. */
    private static BacktestSettings until(BacktestSettings settings, TradingCore told) {
        return told.state().readiness() == Readiness.RECORDING_ENDED
                ? settings
                : settings.until(told.state().now());
    }

    private void refuseOther(Decision decision) {
        int before = (int) decision.number() - 1;
        if (simulated.size() < before || !simulated.subList(0, before).equals(recorded.subList(0, before))) {
            throw Refusal.failure(
                    "The recorded run cannot be traded again as it was up to decision " + decision.number()
                            + ": an operator's command, a restart or an agent from elsewhere took part in it.");
        }
    }

    /** What the run was begun with, as it was typed. */
    private static BacktestSettings settings(SapphireHome home, StoredRun run) {
        var record = run.record()
                .orElseThrow(() -> Refusal.failure(run.directory() + " has no run.json to say what was traded."));
        if (!record.isLockStep()) {
            throw Refusal.failure("Rounds of this run closed by deadline: it cannot be traded again as it was.");
        }
        return Identity.settings(home, record.identity());
    }
}
