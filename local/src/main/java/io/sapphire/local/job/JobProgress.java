package io.sapphire.local.job;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param stage what it does, for people
 * @param percent of the stage
 * @param venueTime that was reached; nothing before it trades
 */
public record JobProgress(JobState state, String stage, int percent, Optional<Instant> venueTime) {

    static JobProgress at(JobState state) {
        return new JobProgress(state, "", state == JobState.DONE ? 100 : 0, Optional.empty());
    }
}
