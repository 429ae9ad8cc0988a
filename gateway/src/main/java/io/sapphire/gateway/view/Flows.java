package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about who trades a market, and what holding it costs. */
public final class Flows {

    private Flows() {}

    /**
     * What buyers and sellers took from the book in one interval in which something traded; base-asset units.
     *
     * @param imbalance from -1, all of it sold, to 1, all of it bought
     */
    public record FlowRow(
            Symbol symbol,
            String interval,
            Instant startUs,
            Decimal buyVolume,
            Decimal sellVolume,
            Decimal netVolume,
            double imbalance,
            long trades,
            long seq) {}

    /**
     * Answer with flow, oldest first.
     *
     * @param sidesDerived the recording did not say who took: the sides were inferred from prices
     */
    public record Flow(
            Symbol symbol,
            String interval,
            boolean sidesDerived,
            List<FlowRow> items,
            @JsonUnwrapped AsOf asOf) {}

    /**
     * What one agent measured of a market's flow, by the evidence of its signal; absent is what it did not measure.
     *
     * @param vpin imbalance of volume buckets, 0 to 1
     * @param vpinNoise what it would be if sides were tossed with a coin
     * @param vpinRankRatio its place among its own past, 0 to 1
     * @param vpinGateRatio the rank from which on the agent takes a side
     * @param signedFlow from -1, sold, to 1, bought
     * @param queueImbalance of the best levels, from -1, asks, to 1, bids
     * @param kyleLambda ticks that one unit moves the price
     */
    public record MicroRow(
            AgentId agentId,
            long seq,
            Instant us,
            @Nullable Double vpin,
            @Nullable Double vpinNoise,
            @Nullable Double vpinRankRatio,
            @Nullable Double vpinGateRatio,
            @Nullable Double signedFlow,
            @Nullable Double queueImbalance,
            @Nullable Double kyleLambda) {}

    /**
     * Answer with what agents measured, oldest first.
     *
     * @param itemsReason why there is nothing; absent if there is something
     */
    public record Micro(
            Symbol symbol,
            List<MicroRow> items,
            @Nullable String itemsReason,
            @JsonUnwrapped AsOf asOf) {}

    /** One settlement of funding. @param amount received; negative is paid */
    public record FundingRow(String id, long seq, Instant us, Instant recordedUs, Symbol symbol, Money amount) {}

    /**
     * What holding a market costs.
     *
     * @param rateRatio of the running interval; positive is paid by longs
     * @param expected what our position would receive at the next settlement, at the mark and the rate of now; negative is
     *     paid; absent without a position
     * @param received all settlements of the run; negative is paid
     * @param quoteReason why rate and time are absent
     */
    public record Funding(
            Symbol symbol,
            @Nullable Double rateRatio,
            @Nullable Instant nextUs,
            @Nullable Money expected,
            @Nullable String quoteReason,
            Money received,
            List<FundingRow> items,
            @JsonUnwrapped AsOf asOf) {}
}
