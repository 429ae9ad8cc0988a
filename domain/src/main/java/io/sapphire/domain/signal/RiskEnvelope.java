package io.sapphire.domain.signal;

import io.sapphire.domain.market.Money;

/**
 * What an agent may hope for, told before it thinks.
 *
 * @param largestBuy worth of the largest buy that would pass the limits now, zero if none would
 * @param largestSell worth of the largest sell that would pass the limits now, zero if none would
 * @param remainingLoss how much may still be lost today
 * @param modelBudget how much the agent may still spend on a language model today, in USD
 * @param modelTokens how many tokens, in and out, it may still use there today
 */
public record RiskEnvelope(
        Money largestBuy, Money largestSell, Money remainingLoss, Money modelBudget, long modelTokens) {
    public static final RiskEnvelope CLOSED = new RiskEnvelope(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, 0);

    /** The same for an agent that may spend nothing on a language model. */
    public RiskEnvelope withoutModel() {
        return new RiskEnvelope(largestBuy, largestSell, remainingLoss, Money.ZERO, 0);
    }
}
