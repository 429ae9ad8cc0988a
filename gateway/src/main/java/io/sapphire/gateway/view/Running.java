package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Setting;
import io.sapphire.gateway.view.Account.PortfolioRow;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Decisions.DecisionRow;
import io.sapphire.gateway.view.Markets.MarketInfo;
import io.sapphire.gateway.view.Markets.MarketNow;
import io.sapphire.gateway.view.Risk.RiskRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about the run, the gateway and their health. */
public final class Running {

    private Running() {}

    /** Whether money is at stake. */
    public enum Mode {
        PAPER,
        LIVE
    }

    /**
     * The run.
     *
     * @param venueTimeUs the venue's clock
     * @param startedUs when the log began, by the recorder's clock
     */
    public record RunRow(
            long seq,
            String runId,
            String build,
            long seed,
            String profile,
            Mode mode,
            Readiness readiness,
            @Nullable String readinessDetail,
            boolean warmUp,
            boolean recordingEnded,
            long epoch,
            long step,
            @Nullable Instant venueTimeUs,
            Instant tradingStartUs,
            Instant startedUs) {}

    /** How much happened so far. */
    public record Counts(long events, long decisions, long orders, long fills, long denials, long invalidBooks) {}

    /** Per second of wall-clock time, over the last ten. */
    public record Rates(double eventsPerS, double factsPerS) {}

    /**
     * This gateway.
     *
     * @param connected it reads the event log
     * @param lagMs from the last event's record to its place in the views
     */
    public record GatewayRow(
            String build,
            Instant startedUs,
            boolean connected,
            @Nullable Long lagMs,
            int sseClients,
            Instant serverTimeUs) {}

    /** A kind of thing that has health. */
    public enum HealthKind {
        VENUE,
        SERVICE,
        AGENT,
        FEED
    }

    /** How one thing is. */
    public enum HealthState {
        OK,
        WARN,
        DOWN,
        IDLE,
        UNKNOWN
    }

    /** How all of it is. */
    public enum Overall {
        OK,
        DEGRADED,
        DOWN
    }

    /** One thing and how it is. */
    public record HealthItem(
            String id,
            HealthKind kind,
            HealthState state,
            @Nullable String reason,
            @Nullable Duration ageMs,
            @Nullable Duration staleAfterMs) {}

    /** Everything that can be wrong. */
    public record Health(Overall overall, List<HealthItem> items) {}

    /** The system; the run is absent before the first event, the rates in the past. The gateway is always that of now. */
    public record SystemRow(
            long seq,
            @Nullable RunRow run,
            Counts counts,
            @Nullable Rates rates,
            GatewayRow gateway,
            Health health) {}

    /**
     * What happened in one event, as the stream told it.
     *
     * @param row JSON of the row
     */
    public record FactItem(
            long seq,
            String kind,
            @Nullable Instant eventTimeUs,
            Instant recordedUs,
            @JsonRawValue String row) {}

    /** Answer about the system. */
    public record SystemAnswer(
            @JsonUnwrapped SystemRow system,
            List<Setting> settings,
            List<MarketInfo> markets,
            List<FactItem> changes,
            @JsonUnwrapped AsOf asOf) {}

    /** Answer that feeds the main page. */
    public record Overview(
            SystemRow system,
            RiskRow risk,
            PortfolioRow portfolio,
            List<MarketNow> markets,
            List<AgentRow> agents,
            List<DecisionRow> decisions,
            List<FactItem> facts,
            @JsonUnwrapped AsOf asOf) {}
}
