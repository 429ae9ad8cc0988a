package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.gateway.view.Running.HealthState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where everything flows, and where it stops. */
public final class Topologies {

    private Topologies() {}

    /** A kind of place in the mesh. */
    public enum NodeKind {
        VENUE,
        SERVICE,
        AGENT,
        READER
    }

    /** A place in the mesh. @param reason why it is not well; absent if it is */
    public record NodeRow(
            String id,
            NodeKind kind,
            HealthState state,
            @Nullable String reason) {}

    /**
     * What goes from one place to another, over the last ten seconds of wall-clock time.
     *
     * @param label what goes there
     * @param ratePerS how much of it
     * @param p50Ms milliseconds: half of it took at most so long, by the coordinator's record times; absent if nothing was timed
     * @param p99Ms 99 of a hundred took at most so long
     * @param errorRatio how much of it failed; absent where nothing can fail, or nothing went
     * @param lastUs when the last of it was recorded; absent if there was none yet
     */
    public record EdgeRow(
            String from,
            String to,
            String label,
            double ratePerS,
            @Nullable Double p50Ms,
            @Nullable Double p99Ms,
            @Nullable Double errorRatio,
            @Nullable Instant lastUs) {}

    /**
     * The mesh at one moment. What goes between the adapter and the venue is told by the adapter's own metrics.
     *
     * @param edges none in the past
     */
    public record TopologyRow(long seq, Duration windowMs, List<NodeRow> nodes, List<EdgeRow> edges) {}

    /** Answer about the mesh. */
    public record Topology(
            @JsonUnwrapped TopologyRow topology,
            @JsonUnwrapped AsOf asOf) {}
}
