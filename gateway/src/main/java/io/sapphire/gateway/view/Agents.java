package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about agents. */
public final class Agents {

    private Agents() {}

    /** A measured number behind a view. */
    public record EvidenceRow(String name, double value, String unit) {}

    /** What an agent believes. */
    public record SignalRow(
            String id,
            long seq,
            AgentId agentId,
            Symbol symbol,
            long frame,
            Direction side,
            double pLong,
            double confidence,
            Duration horizonMs,
            double expectedReturnBp,
            double expectedRiskBp,
            String rationale,
            List<EvidenceRow> evidence,
            Instant eventTimeUs,
            Instant expiresUs) {}

    /** How a round was answered. */
    public enum AnswerState {
        SIGNAL,
        NO_VIEW,
        MISSING
    }

    /** How an agent answered the last closed round of a market. */
    public record AnswerRow(
            Symbol symbol,
            long frame,
            AnswerState state,
            @Nullable String reason) {}

    /** One setting of an agent's method. */
    public record ParameterRow(String name, Decimal value, Decimal min, Decimal max, String unit) {}

    /** Whether an agent's voice counts. */
    public enum SeatState {
        LIVE,
        PROBATION,
        MUTED,
        LOST
    }

    /**
     * How good one agent has been in one market, from the event log alone. Absent is what no outcome says yet.
     *
     * @param sided signals with a side
     * @param outcomes of them that were compared with the price after their horizon, none overlapping another
     * @param hitRate share of the outcomes whose side was right
     * @param excessConfidence mean confidence less hit rate: above zero is too sure
     * @param brier mean squared error of the probabilities; 0.25 is a coin's
     * @param logScoreMnat mean log score over a coin's, in thousandths of a nat
     * @param logScoreT the same in its standard errors
     * @param informationCoefficient correlation of forecasts and returns
     * @param hitRateCalm of the outcomes that began while the market moved less than it usually does
     * @param hitRateWild of the others
     * @param turnover units bought and sold by trading one unit on its side alone
     * @param grossBp what that would have made before costs, in basis points of the unit
     * @param costBp what it would have cost, at the taker's fee and half the spread
     * @param netBp what would have been left
     * @param modelCost of its questions to a language model, in USD
     */
    public record ScoreRow(
            Symbol symbol,
            long signals,
            long sided,
            long outcomes,
            @Nullable Double hitRate,
            @Nullable Double excessConfidence,
            @Nullable Double brier,
            @Nullable Double logScoreMnat,
            @Nullable Double logScoreT,
            @Nullable Double informationCoefficient,
            @Nullable Double hitRateCalm,
            @Nullable Double hitRateWild,
            double turnover,
            double grossBp,
            double costBp,
            double netBp,
            Decimal modelCost) {}

    /** The scorecard of one agent. */
    public record ScoreAnswer(
            AgentId id,
            List<ScoreRow> markets,
            @JsonUnwrapped AsOf asOf) {}

    /** A person's question. @param question of 1 to 1000 characters */
    public record AskRequest(String question) {}

    /** What an agent answered. @param sequence of its event */
    public record AskAnswer(long sequence, String answer) {}

    /**
     * What an agent asked a language model in this run.
     *
     * @param questions that left, and answers that were known already
     * @param fallbacks questions without an answer that could be used
     * @param answer the last one, or why there was none
     */
    public record ReasoningRow(
            String model,
            String promptVersion,
            long questions,
            long fallbacks,
            long tokens,
            Decimal costUsd,
            boolean fallback,
            String answer,
            Duration latencyMs) {}

    /**
     * One agent.
     *
     * @param mind of an agent that can ask a language model: which one it asks, or what it does without and why; otherwise
     *     empty
     * @param reasoning absent before its first question
     *
     * @param weight share of all seats at the last decision
     * @param signals the last one on every market
     * @param refusals replies that did not count
     */
    public record AgentRow(
            AgentId id,
            long seq,
            String version,
            String method,
            ResourceTier tier,
            List<String> inputs,
            Duration horizonMs,
            Duration historyMs,
            boolean usesLlm,
            String mind,
            @Nullable ReasoningRow reasoning,
            SeatState state,
            @Nullable String stateReason,
            @Nullable Double weight,
            @Nullable SignalRow lastSignal,
            List<SignalRow> signals,
            List<AnswerRow> answers,
            long refusals,
            List<ParameterRow> params) {}

    /** Answer about one agent. */
    public record AgentAnswer(
            @JsonUnwrapped AgentRow agent, @JsonUnwrapped AsOf asOf) {}
}
