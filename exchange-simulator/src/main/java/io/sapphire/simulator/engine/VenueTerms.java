package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Brackets;
import io.sapphire.simulator.market.FundingRates;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a venue starts with.
 *
 * @param seed decides about the latency of every request
 * @param deposit wallet at the start, in USDT
 * @param latency median time from taking a request to its reaching the matching engine
 * @param start venue time before anything happens
 * @param countdownSparesStops whether a countdown that ends leaves stops that wait; Aster does not say, and takes them
 * @param brackets of the markets that have their own; those of the others are assumed
 * @param funding what every settlement moves
 */
public record VenueTerms(
        long seed,
        Money deposit,
        Duration latency,
        Instant start,
        boolean countdownSparesStops,
        Map<Symbol, Brackets> brackets,
        FundingRates funding,
        FillModels models) {

    public VenueTerms(long seed, Money deposit, Duration latency, Instant start, boolean countdownSparesStops) {
        this(seed, deposit, latency, start, countdownSparesStops, Map.of(), FundingRates.USUAL, FillModels.USUAL);
    }

    public VenueTerms {
        brackets = Map.copyOf(brackets);
        if (deposit.signum() <= 0) {
            throw new IllegalArgumentException("deposit must be positive, was " + deposit);
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency cannot be negative, was " + latency);
        }
    }
}
