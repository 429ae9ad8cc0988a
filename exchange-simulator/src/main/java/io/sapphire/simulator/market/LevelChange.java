package io.sapphire.simulator.market;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;

/**
 * What rests at one price from now on.
 *
 * @param side of the resting orders: {@code BUY} is a bid
 * @param quantityE8 base-asset units, in 1e-8 units; 0 removes the level
 */
public record LevelChange(Side side, Price price, long quantityE8) {

    public LevelChange {
        if (quantityE8 < 0) {
            throw new IllegalArgumentException("a level cannot hold " + quantityE8 + "e-8");
        }
    }
}
