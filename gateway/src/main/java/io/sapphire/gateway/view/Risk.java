package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.gateway.view.Orders.DenialRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about limits and the operator's hand. */
public final class Risk {

    private Risk() {}

    /** What may leave. */
    public enum RiskState {
        ACTIVE,
        REDUCING,
        HALTED
    }

    /** A limit that was changed while running. */
    public record LimitChange(
            Instant us,
            String by,
            Decimal old,
            @JsonProperty("new") Decimal now,
            String reason) {}

    /**
     * One limit and its use; all numbers in the limit's unit.
     *
     * @param max24hRatio largest use within 24 h of venue time
     */
    public record LimitRow(
            String id,
            String title,
            String unit,
            @Nullable Decimal now,
            Decimal limit,
            @Nullable Double useRatio,
            @Nullable Double max24hRatio,
            int deniesCount24h,
            @Nullable LimitChange changed) {}

    /**
     * What may leave, who said so, and how near every limit is.
     *
     * @param flattening positions are being closed
     * @param unprotectedMs longest venue time that an open position is without a stop now
     */
    public record RiskRow(
            long seq,
            RiskState state,
            @Nullable Instant sinceUs,
            @Nullable String by,
            @Nullable String reason,
            boolean flattening,
            @Nullable String deadMan,
            Duration unprotectedMs,
            int unknownOrders,
            int openEntryOrders,
            int openPositions,
            List<LimitRow> limits) {}

    /** Answer about risk. */
    public record RiskAnswer(
            @JsonUnwrapped RiskRow risk,
            List<DenialRow> denials,
            @JsonUnwrapped AsOf asOf) {}

    /**
     * Something an operator did.
     *
     * @param action {@code HALT}, {@code REDUCE}, {@code RESUME}, {@code FLATTEN}, {@code LIMIT}, {@code MUTE},
     *     {@code UNMUTE}, or what the log says
     */
    public record ControlRow(
            String id,
            long seq,
            String action,
            String actor,
            String reason,
            @Nullable Instant eventTimeUs,
            Instant recordedUs,
            @Nullable String detail) {}

    /**
     * Why an operator does something, and to what.
     *
     * @param symbol the one market meant; all if absent
     * @param agentId the one agent meant, which can be halted and resumed
     */
    public record ControlRequest(
            String reason,
            @Nullable String symbol,
            @Nullable String agentId) {

        /** What it is about, the same for everybody who means the same. */
        public String scope() {
            return (symbol == null ? "" : symbol) + (agentId == null ? "" : agentId);
        }
    }

    /**
     * Why an operator changes a limit.
     *
     * @param limit its id, for example {@code max-order-notional}
     * @param value as in a profile, for example {@code 500} or {@code 30s}
     */
    public record LimitRequest(String reason, String limit, String value) {}

    /**
     * One limit that was made to fire.
     *
     * @param asked what was held against the gate
     * @param fired whether the gate refused for this reason
     */
    public record ShotRow(
            String code, int number, String asked, Decimal observed, Decimal limit, String unit, boolean fired) {}

    /** Every limit that was made to fire; nothing was sent. */
    public record TestFireAnswer(List<ShotRow> shots) {}

    /** It is recorded. */
    public record ControlAnswer(long sequence) {}
}
