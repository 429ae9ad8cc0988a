package io.sapphire.gateway.skill;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The record of one agent in one market.
 *
 * @param signals it gave
 * @param sided of them with a side
 * @param late answers that came after their round, and counted for nothing
 * @param all outcomes, one per horizon
 * @param calm those that began while the market moved less than it usually does
 * @param wild the others
 * @param horizons what its sides said of the return over spans it did not choose
 * @param alone what it would have made alone
 * @param without what the consensus made with and without it; nothing before its first decision
 * @param modelCost what its questions to a language model cost, in USD
 */
public record Scorecard(
        AgentId agent,
        long signals,
        long sided,
        long late,
        Outcomes all,
        Outcomes calm,
        Outcomes wild,
        List<Horizon> horizons,
        PaperTrades alone,
        Optional<PaperConsensus.Part> without,
        Money modelCost) {

    /** Forecasts beside the returns over one span. */
    public record Horizon(Duration span, Correlation correlation) {}
}
