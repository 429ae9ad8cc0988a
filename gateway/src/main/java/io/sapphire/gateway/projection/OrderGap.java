package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Money;
import java.util.Optional;

/**
 * What one order cost beside what was reckoned with when it left.
 *
 * @param orderedE8 base-asset units, in 1e-8 units, as is what was filled
 * @param expectedFees of what was filled, at the expected price
 * @param slippage by how much worse than the expected price, or than a stop's trigger
 * @param slippageBp nothing before a fill
 */
record OrderGap(
        boolean open,
        long orderedE8,
        long filledE8,
        Money notional,
        Money expectedFees,
        Money fees,
        Money slippage,
        Optional<Double> slippageBp) {}
