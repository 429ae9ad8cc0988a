package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of the runner and told about its jobs. */
public final class Research {

    private Research() {}

    /** Where a job stands. */
    public enum JobState {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /**
     * One job and how far it is.
     *
     * @param kind {@code backtest} or {@code what-if}
     * @param percent of the stage
     * @param venueTimeUs that was reached; absent before it trades
     */
    public record JobRow(
            String id,
            String kind,
            JobState state,
            String stage,
            int percent,
            @Nullable Instant venueTimeUs,
            @Nullable String failure) {}

    /**
     * Answer with jobs, newest first.
     *
     * @param itemsReason why none can be told
     */
    public record JobList(List<JobRow> items, @Nullable String itemsReason) {}

    /**
     * Answer about one job.
     *
     * @param report of a backtest that is done: the same as its report.json
     * @param lines of a what-if that is done: a table for people, line by line
     */
    public record JobAnswer(
            JobRow job, @JsonRawValue @Nullable String report, List<String> lines) {}

    /** The job that was begun. */
    public record JobStarted(String id) {}

    /** Where the job stood when it was cancelled. */
    public record JobCancelled(JobState before) {}

    /**
     * One recording to trade.
     *
     * @param recording {@code bundled}, {@code synthetic:SEED}, or the name of a file in the runner's folder
     * @param symbol to trade it as; the recording's own if absent
     */
    public record RecordingRequest(
            String recording, @Nullable String symbol) {}

    /**
     * A backtest, in the words of the command of that name.
     *
     * @param markets at least one
     * @param fromUs first moment of trading, venue time
     * @param agents all if absent
     * @param settings each KEY=VALUE
     * @param sweep each KEY=V1,V2
     * @param walkForward TRAIN,TEST such as {@code 2d,12h}
     */
    public record BacktestRequest(
            List<RecordingRequest> markets,
            @Nullable Long fromUs,
            @Nullable Long toUs,
            @Nullable List<String> agents,
            @Nullable String profile,
            @Nullable Long seed,
            @Nullable List<String> settings,
            @Nullable List<String> sweep,
            @Nullable String walkForward) {}

    /**
     * One recorded decision with something changed.
     *
     * @param run its directory's name
     * @param decision its number, from 1
     * @param dropAgents as if these had never had a seat
     * @param settings each NAME=VALUE of a limit or rule
     * @param simulate whether to trade on from there with the simulator
     */
    public record WhatIfRequest(
            String run,
            @Nullable Long decision,
            @Nullable List<String> dropAgents,
            @Nullable List<String> settings,
            @Nullable Boolean simulate) {}
}
