package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.gateway.view.Running.Counts;
import io.sapphire.gateway.view.Running.RunRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about who did what, and in which run. */
public final class Records {

    private Records() {}

    /**
     * Something a person or a service did that is not a trade.
     *
     * @param action for example {@code HALT}, {@code LIMIT}, {@code MUTE}, {@code ASK}, {@code LEADER}
     * @param object a market, an agent or a limit
     * @param previous SHA-256 of the log's record before: the chain that {@code sapphire audit} verifies
     */
    public record AuditRow(
            String id,
            long seq,
            @Nullable Instant eventTimeUs,
            Instant recordedUs,
            String actor,
            String action,
            @Nullable String object,
            @Nullable String old,
            @JsonProperty("new") @Nullable String now,
            @Nullable String reason,
            String previous) {}

    /**
     * Somebody who was let in, turned away, or changed something.
     *
     * @param what {@code LOGIN}, {@code REFUSED}, {@code FORBIDDEN}, {@code LIMITED} or {@code CHANGED}
     */
    public record AccessRow(
            long number,
            Instant atUs,
            String what,
            @Nullable String who,
            @Nullable String role,
            String remote,
            String request,
            String detail) {}

    /** Answer with them, newest first. */
    public record AccessList(List<AccessRow> items) {}

    /** Where verifying the log stands. */
    public enum ChainState {
        /** Nobody has asked since this gateway started. */
        NOT_VERIFIED,
        VERIFYING,
        /** What was found is in the report. */
        VERIFIED,
        /** It did not come to an end; a report is an older one's. */
        FAILED
    }

    /**
     * Whether the log is the one that was written, as far as somebody looked.
     *
     * @param askedBy who wanted it last
     * @param reached sequence of the last event read so far, while it is being verified
     * @param last sequence of the event it will end with, while it is being verified
     * @param failure why it did not come to an end
     * @param report of the last one that did
     */
    public record Chain(
            ChainState state,
            @Nullable String askedBy,
            long reached,
            long last,
            @Nullable String failure,
            @Nullable ChainReport report) {
        public static final Chain NOT_VERIFIED = new Chain(ChainState.NOT_VERIFIED, null, 0, 0, null, null);
    }

    /**
     * What one verification found: the coordinator read its own log, from the first event kept to {@code seq}.
     *
     * @param hash SHA-256 of record {@code seq}, in hex; with the chain it stands for all before
     * @param retired sequence of the last event that was removed on purpose, and signed for; 0 if none was
     * @param checkpoints genuine ones that were held against the log
     * @param vouched sequence of the last event that one vouches for; 0 if none does
     * @param head sequence the head kept apart from the log vouches for
     * @param wrongs everything that is not as it was written, in words; empty if the log is whole
     * @param beganUs by the coordinator's clock, as is the end
     */
    public record ChainReport(
            String runId,
            String askedBy,
            long seq,
            String hash,
            long retired,
            long checkpoints,
            long vouched,
            @Nullable Long head,
            List<String> wrongs,
            Instant beganUs,
            Instant endedUs) {}

    /**
     * Something a service logged.
     *
     * @param atUs by this machine's clock
     * @param event name of what happened, if it has one
     * @param seq of the event in the log of events, if it is about one
     * @param stack what was thrown, shortened
     */
    public record LogRow(
            long number,
            Instant atUs,
            String level,
            String logger,
            String thread,
            String message,
            @Nullable String event,
            @Nullable Long seq,
            @Nullable String traceId,
            @Nullable String spanId,
            @Nullable String stack) {}

    /**
     * Answer with what was logged, newest first.
     *
     * @param scope whose lines they are
     * @param kept how many lines are kept
     * @param forgotten how many older ones are not any more
     */
    public record LogList(List<LogRow> items, String scope, int kept, long forgotten) {}

    /**
     * Who asks, and how much it may.
     *
     * @param role {@code viewer}, {@code operator} or {@code admin}
     */
    public record Me(String name, String role) {}

    /** A run this gateway knows. */
    public record RunItem(RunRow run, Counts counts, boolean current) {}

    /**
     * Answer with the runs.
     *
     * @param othersReason why no older one is told
     */
    public record Runs(
            List<RunItem> items,
            String othersReason,
            @JsonUnwrapped AsOf asOf) {}
}
