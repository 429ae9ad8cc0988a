package io.sapphire.local.runner;

import io.sapphire.coordinator.core.Replay;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.local.data.Summary;
import java.util.Optional;

/** What a run told of its end, held against the replay when it comes by there. */
final class Ending {
    private final Optional<Summary> summary;
    private Optional<String> reached = Optional.empty();

    Ending(Optional<Summary> summary) {
        this.summary = summary;
    }

    /** Where a replay begins: its snapshot may be of the very end. */
    void pass(Replay replay, LogStart start) {
        if (start.sequence() > 0) {
            pass(replay);
        }
    }

    /** To be called after every event. */
    void pass(Replay replay) {
        long sequence = replay.core().state().sequence();
        if (summary.filter(end -> end.events() == sequence).isPresent()) {
            reached = Optional.of(replay.core().stateHash());
        }
    }

    /** The state's hash as the run told it; nothing if the replay has not come by there. */
    Optional<String> told() {
        return reached.flatMap(_ -> summary).map(Summary::stateHash);
    }

    /** The state's hash there as the replay has it. */
    Optional<String> reached() {
        return reached;
    }
}
