package io.sapphire.local.runner;

import io.sapphire.coordinator.core.Divergence;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.local.backtest.Backtest;
import io.sapphire.local.backtest.BacktestPlan;
import io.sapphire.local.backtest.Facts;
import io.sapphire.local.backtest.Identity;
import io.sapphire.local.data.RunArgument;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.util.Optional;

/**
 * Trades the backtest of a log again, from the recordings that its frames are named by, and holds every event of the log
 * against what it makes now.
 */
final class BacktestReplay {
    private final LogReader log;
    private final long until;
    private Optional<Divergence> parted = Optional.empty();
    private long compared;
    private long unrecorded;
    private boolean ended;

    private BacktestReplay(LogReader log, long until) {
        this.log = log;
        this.until = until;
    }

    /**
     * What came of it.
     *
     * @param compared events of the log that were made again
     * @param unrecorded events that were made and that the log, which ends before, does not have
     */
    record Played(TradingCore core, Optional<Divergence> parted, long compared, long unrecorded) {}

    /**
     * @param until sequence of the last event that is compared
     * @throws RuntimeException with a sentence, if a recording is gone or another one
     */
    static Played of(SapphireHome home, StoredRun run, long until) {
        var identity = run.record().map(RunRecord::identity).orElseThrow();
        var start = start(run);
        var plan = Identity.settings(home, identity).plan(start.runId(), start.build());
        refuseOther(start, plan);
        try (var log = RunArgument.read(run)) {
            var replay = new BacktestReplay(log, until);
            var core =
                    new Backtest(plan, new Facts(start.runId(), start.build(), plan.markets(), replay::compare)).run();
            replay.finish();
            return new Played(core, replay.parted, replay.compared, replay.unrecorded);
        }
    }

    private static RunStarted start(StoredRun run) {
        try (var log = RunArgument.read(run)) {
            return log.read()
                    .map(Recorded::event)
                    .filter(RunStarted.class::isInstance)
                    .map(RunStarted.class::cast)
                    .orElseThrow(
                            () -> Refusal.failure("The log in %s does not begin with a run.".formatted(run.events())));
        }
    }

    /** The origin of every market ends with the hash of its file. */
    private static void refuseOther(RunStarted start, BacktestPlan plan) {
        for (var market : plan.markets().all()) {
            var hash = market.recording().fingerprint();
            boolean same = start.listings().stream()
                    .filter(listing -> listing.symbol().equals(market.symbol()))
                    .anyMatch(listing -> listing.origin().endsWith(hash));
            if (!same) {
                throw Refusal.failure(
                        "The recording of %s is not the one that was traded: its hash is %s now, and the log says otherwise."
                                .formatted(market.symbol(), hash));
            }
        }
    }

    private void compare(MeshEvent made) {
        if (parted.isPresent()) {
            return;
        }
        var next = next();
        if (next.isEmpty()) {
            unrecorded += ended ? 1 : 0;
            return;
        }
        if (next.orElseThrow().event().equals(made)) {
            compared++;
        } else {
            parted = next.map(told -> new Divergence(told, Optional.of(made), "the backtest makes something else now"));
        }
    }

    private void finish() {
        if (parted.isEmpty()) {
            parted = next().map(told -> new Divergence(told, Optional.empty(), "the backtest makes nothing more now"));
        }
    }

    private Optional<Recorded> next() {
        if (compared >= until) {
            return Optional.empty();
        }
        var next = log.read();
        ended = next.isEmpty();
        return next;
    }
}
