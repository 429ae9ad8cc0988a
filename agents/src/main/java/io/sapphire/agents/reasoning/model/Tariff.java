package io.sapphire.agents.reasoning.model;

import io.sapphire.domain.market.Money;

/**
 * What a model costs.
 *
 * @param input USD for a million tokens
 * @param output USD for a million tokens
 */
public record Tariff(Money input, Money output) {
    private static final long MILLION = 1_000_000;

    public Tariff {
        if (input.signum() <= 0 || output.signum() <= 0) {
            throw new IllegalArgumentException("a model's prices must be positive, were " + input + " and " + output);
        }
    }

    /** Rounded up to 1e-8 USD. */
    public Money of(long inputTokens, long outputTokens) {
        long e8PerMillion = Math.addExact(
                Math.multiplyExact(input.e8(), inputTokens), Math.multiplyExact(output.e8(), outputTokens));
        return new Money(Math.ceilDiv(e8PerMillion, MILLION));
    }
}
