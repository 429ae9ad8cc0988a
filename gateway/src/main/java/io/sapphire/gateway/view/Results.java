package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about who earned what, and how far that is from what was reckoned with. */
public final class Results {

    private Results() {}

    /**
     * One agent's part in the result.
     *
     * @param entries decisions it voted for that led into a position
     * @param contribution its part, before what its language model cost
     * @param llmCost of its questions, in USD taken at par
     */
    public record ShareRow(AgentId agentId, long entries, Money contribution, Money llmCost, Money net) {}

    /** One market's result: trades, fees, funding and what is open. */
    public record MarketResult(Symbol symbol, Money net) {}

    /**
     * Answer about who earned what. Agents and {@code nobody} add up to the markets, exactly.
     *
     * @param method how the result was divided
     * @param nobody result of positions that no agent's vote led into
     * @param total of all markets
     * @param leaveOneOutReason why it is not told what would have been without an agent
     */
    public record Attribution(
            String method,
            List<ShareRow> agents,
            List<MarketResult> markets,
            Money nobody,
            Money total,
            String leaveOneOutReason,
            @JsonUnwrapped AsOf asOf) {}

    /**
     * What trading cost beside what was reckoned with when the orders left.
     *
     * @param symbol absent in the sum of all markets
     * @param traded orders of which something traded
     * @param dead orders of which nothing traded and nothing can
     * @param fillRatio what traded of what was ordered by those that ended
     * @param notional of what traded
     * @param slippage by how much worse than the expected price; negative is better
     * @param gap slippage and the fees beyond the expected ones
     * @param gapBp the same in basis points of the notional
     * @param worstSlippageBp of one order
     */
    public record GapRow(
            @Nullable Symbol symbol,
            long orders,
            long traded,
            long dead,
            @Nullable Double fillRatio,
            Money notional,
            Money expectedFees,
            Money fees,
            Money slippage,
            Money gap,
            @Nullable Double gapBp,
            @Nullable Double worstSlippageBp) {}

    /**
     * Answer about what trading cost beside what was reckoned with.
     *
     * @param simulated the other side is our simulator: its book answers, not a venue's
     * @param forgotten older orders that are not in it
     * @param replayReason why it is not compared with a replay of the same day
     */
    public record RealityGap(
            boolean simulated,
            GapRow all,
            List<GapRow> markets,
            long forgotten,
            String replayReason,
            @JsonUnwrapped AsOf asOf) {}

    /** What one agent spent on a language model. @param today of venue time, UTC */
    public record SpendRow(
            AgentId agentId,
            String model,
            long questions,
            long fallbacks,
            long tokens,
            Money cost,
            Money costToday,
            @Nullable Double costPerQuestion) {}

    /**
     * Answer about what language models cost, in USD taken at par.
     *
     * @param limit of a day; absent if the run has none
     */
    public record Spend(
            List<SpendRow> agents,
            Money total,
            Money today,
            @Nullable Money limit,
            @JsonUnwrapped AsOf asOf) {}
}
