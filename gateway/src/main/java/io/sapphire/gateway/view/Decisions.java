package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.gateway.view.Agents.SignalRow;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import io.sapphire.gateway.view.Orders.OrderRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about decisions. */
public final class Decisions {

    private Decisions() {}

    /** Whether a seat's voice counted. */
    public enum VoteState {
        VOTED,
        ABSTAINED,
        STALE,
        MUTED,
        LOST
    }

    /**
     * One seat's part in a decision.
     *
     * @param weight share of all seats
     * @param logOdds of a rise, clipped, before weighting
     * @param signalFrame of the signal that counted
     * @param reason why it did not vote
     */
    public record VoteRow(
            AgentId agentId,
            VoteState state,
            Direction side,
            double confidence,
            double weight,
            double logOdds,
            @Nullable Long signalFrame,
            @Nullable String reason) {}

    /** What became of a decision. */
    public enum Outcome {
        /** All that was ordered traded. */
        FILLED,
        /** Some of it traded. */
        PARTIAL,
        /** Orders work, or may still come. */
        OPEN,
        /** Nothing traded: cancelled, expired, or rejected by the venue. */
        CANCELLED,
        /** Our own limits refused the order. */
        DENIED,
        /** Too few seats voted. */
        NO_QUORUM,
        /** No position was wanted, and there was none to close. */
        FLAT,
        /** The position wanted was held already. */
        HELD,
        /** Nobody can say what became of an order. */
        UNKNOWN
    }

    /** Whether a replay of the decision gave the same. */
    public enum ReplayState {
        NOT_CHECKED
    }

    /**
     * One decision and what became of it.
     *
     * @param pooledP pooled probability of the side the agents lean to, acted on or not
     * @param pLong pooled probability of a rise
     * @param threshold the least {@code pooledP} that leads to a position
     * @param forCount votes for the side the agents lean to
     * @param pnlNet absent: a decision's own result is not measured
     * @param latencyMs wall-clock time from the recorded frame to the recorded decision
     */
    public record DecisionRow(
            String id,
            long number,
            long seq,
            Instant eventTimeUs,
            Instant recordedUs,
            Symbol symbol,
            Direction side,
            int sizeBandPercent,
            Money target,
            Price price,
            List<VoteRow> votes,
            double pooledP,
            double pLong,
            double threshold,
            int forCount,
            int againstCount,
            int abstainCount,
            Outcome outcome,
            @Nullable DenialCode denialCode,
            Decimal filledQty,
            Money fees,
            @Nullable Money pnlNet,
            @Nullable Double latencyMs,
            @Nullable String traceId,
            ReplayState replay,
            String why) {}

    /** How a rule compares. */
    public enum Comparison {
        GE,
        GT
    }

    /** One rule a decision was held against. */
    public record CheckRow(String id, double value, double limit, Comparison cmp, boolean pass, boolean enforced) {}

    /** What an agent said about a peer's signal. */
    public record CritiqueRow(AgentId from, AgentId to, boolean agrees, String text, long seq) {}

    /**
     * A question to a language model: the last that an agent had asked when the signal that counted was recorded.
     *
     * @param promptSha256 of model, version and everything the model was shown
     * @param prompt what it was shown with the prompt of that version; absent if the agent did not tell
     * @param answer of the model; where it gave none that could be used, why not
     * @param costUsd nil if the answer was known already
     * @param fallback the agent went by its own rules, because no answer could be used
     */
    public record CallRow(
            AgentId agentId,
            long seq,
            Instant recordedUs,
            String model,
            String promptVersion,
            String promptSha256,
            @Nullable String prompt,
            String answer,
            int inputTokens,
            int outputTokens,
            Decimal costUsd,
            Duration latencyMs,
            boolean fallback) {}

    /**
     * Answer with everything about one decision.
     *
     * @param calls to language models behind the signals that counted
     * @param callsForgotten how many more there were, whose text is not kept here any more
     */
    public record Decision(
            DecisionRow decision,
            long frame,
            double dissent,
            List<CheckRow> checks,
            List<OrderRow> orders,
            List<DenialRow> denials,
            List<FillRow> fills,
            List<CritiqueRow> critiques,
            List<SignalRow> signals,
            List<CallRow> calls,
            int callsForgotten,
            @JsonUnwrapped AsOf asOf) {}
}
