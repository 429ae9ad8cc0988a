package io.sapphire.gateway.skill;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentId;

/**
 * The record of one agent in one market.
 *
 * @param signals it gave
 * @param sided of them with a side
 * @param all outcomes, one per horizon
 * @param calm those that began while the market moved less than it usually does
 * @param wild the others
 * @param alone what it would have made alone
 * @param modelCost what its questions to a language model cost, in USD
 */
public record Scorecard(
        AgentId agent,
        long signals,
        long sided,
        Outcomes all,
        Outcomes calm,
        Outcomes wild,
        PaperTrades alone,
        Money modelCost) {}
