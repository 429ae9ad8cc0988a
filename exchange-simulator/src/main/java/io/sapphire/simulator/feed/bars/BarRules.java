package io.sapphire.simulator.feed.bars;

import io.sapphire.domain.market.Rate;

/**
 * What bars do not say about their market.
 *
 * @param spread between best bid and ask, as a fraction of the price
 * @param volume what its volumes count
 */
public record BarRules(Rate spread, BarVolume volume) {
    public static final BarRules USUAL = new BarRules(Rate.ofBp(2), BarVolume.PLAUSIBLE);
}
