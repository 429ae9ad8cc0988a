package io.sapphire.local.runner;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.sapphire.coordinator.build.Build;
import io.sapphire.coordinator.core.Divergence;
import io.sapphire.coordinator.core.Replay;
import io.sapphire.local.backtest.BacktestBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a replay.
 *
 * @param build that began the run
 * @param replayedBy the build that decided again
 * @param events that were taken
 * @param compared events of the core itself that were found as it makes them
 * @param unrecorded events of the core that died with a process
 * @param missing events of a backtest that its log, which ends before, does not have
 * @param divergedAt sequence of the first event that differs; 0 if none does
 * @param differences fields in which that event differs
 * @param recordedHash of the state as the run told it at its end; empty if it did not, or was not replayed to there
 * @param endHash of the state replayed to there
 * @param stateHash after the last event taken
 */
@JsonPropertyOrder({
    "run",
    "build",
    "replayedBy",
    "events",
    "decisions",
    "orders",
    "compared",
    "unrecorded",
    "missing",
    "divergedAt",
    "differences",
    "recordedHash",
    "endHash",
    "stateHash"
})
record ReplayOutcome(
        String run,
        String build,
        String replayedBy,
        long events,
        long decisions,
        long orders,
        long compared,
        long unrecorded,
        long missing,
        long divergedAt,
        List<FieldDifference> differences,
        String recordedHash,
        String endHash,
        String stateHash) {

    static ReplayOutcome of(
            Replay replay, Optional<Divergence> divergence, Optional<String> recordedHash, Optional<String> endHash) {
        var core = replay.core();
        return new ReplayOutcome(
                core.run().runId(),
                core.run().build(),
                Build.name(),
                core.state().sequence(),
                core.consensus().decisions(),
                core.orders().intents(),
                replay.compared(),
                replay.unrecorded(),
                0,
                divergence.map(parted -> parted.recorded().sequence()).orElse(0L),
                divergence.map(FieldDifference::of).orElse(List.of()),
                recordedHash.orElse(""),
                endHash.orElse(""),
                core.stateHash());
    }

    /** Of a backtest that was traded again. @param reported hash of the state at its end, if its report is here */
    static ReplayOutcome of(BacktestReplay.Played played, Optional<String> reported) {
        var core = played.core();
        return new ReplayOutcome(
                core.run().runId(),
                core.run().build(),
                BacktestBuild.name(),
                played.compared(),
                core.consensus().decisions(),
                core.orders().intents(),
                played.compared(),
                0,
                played.unrecorded(),
                played.parted().map(parted -> parted.recorded().sequence()).orElse(0L),
                played.parted().map(FieldDifference::of).orElse(List.of()),
                reported.orElse(""),
                reported.map(_ -> core.stateHash()).orElse(""),
                core.stateHash());
    }

    /** Nothing parted, and the end is the end the run told of. */
    boolean isSame() {
        return divergedAt == 0 && recordedHash.equals(endHash);
    }

    /** For people, one sentence each. */
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (divergedAt == 0) {
            remarks.add("%d events, %d of them decided again exactly as recorded.".formatted(events, compared));
        }
        if (!isSame() && !build.equals(replayedBy)) {
            remarks.add(("The run was begun by build %s, and this is build %s: where their rules differ they decide"
                            + " differently, so this alone is no sign that the log was changed. sapphire audit-verify"
                            + " tells whether it was.")
                    .formatted(build, replayedBy));
        }
        if (unrecorded > 0) {
            remarks.add("%d events died with a process before they were recorded; a takeover followed."
                    .formatted(unrecorded));
        }
        if (divergedAt == 0 && !recordedHash.isEmpty()) {
            remarks.add(
                    isSame()
                            ? "The state is the one the run ended with."
                            : "The run says it ended with another state: " + recordedHash + ".");
        }
        return remarks;
    }

    String toJson() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
