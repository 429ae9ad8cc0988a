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
