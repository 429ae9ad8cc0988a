package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Money;
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
        LOST,
        /** It is recorded and scored, and counts in nothing. */
        SHADOW,
        /** An operator took its seat away. */
        REMOVED
    }

    /** Whether a market moved more than it usually does: its volatility of an hour against that of a day. */
    public enum MarketRegime {
        CALM,
        WILD
    }

    /**
     * What an agent's outcomes and paper trades came to while a market was in one regime. Absent is what no outcome says.
     *
     * @param calibrationError mean distance of stated probabilities from frequencies; too high of few outcomes
     * @param turnover units bought and sold by trading one unit on its side alone, as the basis points are of the unit
     */
    public record RegimeRow(
            MarketRegime regime,
            long outcomes,
            @Nullable Double hitRate,
            @Nullable Double brier,
            @Nullable Double calibrationError,
            @Nullable Double logScoreMnat,
            @Nullable Double informationCoefficient,
            double turnover,
            double grossBp,
            double costBp,
            double netBp) {}

    /**
     * Probabilities beside frequencies, of claims of about the same probability.
     *
     * @param from lowest probability of a rise in the bin, which is two points wide
     * @param stated mean probability of a rise
     * @param observed share that rose
     */
    public record CalibrationBin(double from, double stated, double observed, long outcomes) {}

    /**
     * Forecasts beside the returns over one span, which the agent did not choose; no two overlap.
     *
     * @param informationCoefficient their correlation (Pearson); absent where nothing varies
     * @param t the same in its standard errors
     */
    public record HorizonRow(
            Duration horizonMs,
            long outcomes,
            @Nullable Double informationCoefficient,
            @Nullable Double t) {}

    /**
     * What the consensus made on paper with an agent and without its vote: every recorded decision is counted again by the
     * run's rules with weights as recorded; both pay the taker's fee and half the spread. Limits and fills are not in it.
     *
     * @param method the same in a sentence
     * @param decisions recorded since the agent had a vote or before
     * @param differed of them that would have wanted another position without it
     * @param withBp what the consensus made after costs, in basis points of the largest position
     * @param withoutBp what it would have made without the agent
     * @param contribution the difference, in quote-asset units
     * @param net the same less what the agent's language model cost, taken at par
     */
    public record LeaveOneOut(
            String method,
            long decisions,
            long differed,
            double withBp,
            double withoutBp,
            Money contribution,
            Money net) {}

    /**
     * How good one agent has been in one market, from the event log alone. Absent is what no outcome says yet.
     *
     * @param sided signals with a side
     * @param lateAnswers answers that came after their round, and counted for nothing
     * @param outcomes of them that were compared with the price after their horizon, none overlapping another
     * @param hitRate share of the outcomes whose side was right
     * @param excessConfidence mean confidence less hit rate: above zero is too sure
     * @param brier mean squared error of the probabilities; 0.25 is a coin's
     * @param calibrationError mean distance of stated probabilities from frequencies; too high of few outcomes
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
     * @param calibration the lowest probability first; empty before the first outcome
     * @param horizons the shortest first
     * @param leaveOneOut absent before the first decision
     */
    public record ScoreRow(
            Symbol symbol,
            long signals,
            long sided,
            long lateAnswers,
            long outcomes,
            @Nullable Double hitRate,
            @Nullable Double excessConfidence,
            @Nullable Double brier,
            @Nullable Double calibrationError,
            @Nullable Double logScoreMnat,
            @Nullable Double logScoreT,
            @Nullable Double informationCoefficient,
            @Nullable Double hitRateCalm,
            @Nullable Double hitRateWild,
            double turnover,
            double grossBp,
            double costBp,
            double netBp,
            Decimal modelCost,
            List<CalibrationBin> calibration,
            List<HorizonRow> horizons,
            List<RegimeRow> regimes,
            @Nullable LeaveOneOut leaveOneOut) {}

    /** The scorecard of one agent. */
    public record ScoreAnswer(
            AgentId id,
            List<ScoreRow> markets,
            @JsonUnwrapped AsOf asOf) {}

    /**
     * An agent that is wanted while the run goes on.
     *
     * @param agentId as it calls itself
     * @param target where it serves gRPC, for example {@code my-agent:9090}
     */
    public record AddRequest(String reason, String agentId, String target) {}

    /** Why an agent's seat is taken away. */
    public record RemoveRequest(String reason) {}

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
     * @param lateAnswers answers that came after their round, and counted for nothing
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
            long lateAnswers,
            List<ParameterRow> params) {}

    /** Answer about one agent. */
    public record AgentAnswer(
            @JsonUnwrapped AgentRow agent, @JsonUnwrapped AsOf asOf) {}
}
