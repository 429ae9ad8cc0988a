package io.sapphire.simulator.run;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.engine.FillModels;
import io.sapphire.simulator.market.FundingRates;
import java.time.Duration;

/** What a run is started with, besides its markets; {@link io.sapphire.simulator.engine.VenueTerms} says what it means. */
public record RunSettings(
        long seed,
        Money deposit,
        Duration latency,
        Pace pace,
        boolean countdownSparesStops,
        FundingRates funding,
        FillModels models) {

    /** With the usual models. */
    public RunSettings(
            long seed, Money deposit, Duration latency, Pace pace, boolean countdownSparesStops, FundingRates funding) {
        this(seed, deposit, latency, pace, countdownSparesStops, funding, FillModels.USUAL);
    }
}
