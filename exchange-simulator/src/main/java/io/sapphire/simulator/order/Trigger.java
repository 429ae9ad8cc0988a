package io.sapphire.simulator.order;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import java.util.Optional;

/** When an order that waits becomes one that trades, by the price it watches. */
public sealed interface Trigger {

    /** A buy waits for a rise to the price, a sell for a fall. */
    record Stop(Price price) implements Trigger {

        public boolean isReached(Side side, Price now) {
            return isBeyond(side, now, price);
        }
    }

    /** A buy waits for a fall to the price, a sell for a rise. */
    record TakeProfit(Price price) implements Trigger {

        public boolean isReached(Side side, Price now) {
            return isBeyond(side.opposite(), now, price);
        }
    }

    /**
     * A buy waits until the price has been at the activation or below, and then has risen from its lowest by the
     * callback; a sell is the mirror image.
     *
     * @param callback fraction of the extreme: 0.01 is 1 %
     * @param activation without it any price is good enough
     */
    record Trailing(Rate callback, Optional<Price> activation) implements Trigger {

        /** @param extreme the lowest price since the order arrived for a buy, the highest for a sell */
        public boolean isReached(Side side, Price extreme, Price now) {
            boolean active = activation
                    .filter(price -> !isBeyond(side.opposite(), extreme, price))
                    .isEmpty();
            long distance = Fixed.multiply(extreme.e8(), callback.e8());
            long turn = side == Side.BUY ? extreme.e8() + distance : extreme.e8() - distance;
            return active && turn > 0 && isBeyond(side, now, new Price(turn));
        }
    }

    /** At the price or above for a buy, at it or below for a sell. */
    private static boolean isBeyond(Side side, Price now, Price price) {
        return side == Side.BUY ? now.compareTo(price) >= 0 : now.compareTo(price) <= 0;
    }
}
