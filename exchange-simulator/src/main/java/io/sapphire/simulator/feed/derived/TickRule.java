package io.sapphire.simulator.feed.derived;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;

/** Guesses who crossed the spread: an uptick is a buy, a downtick a sell, an unchanged price like the one before. */
final class TickRule {
    private Price last;
    private Side side = Side.BUY;

    TickRule(Price first) {
        last = first;
    }

    Side next(Price price) {
        int move = price.compareTo(last);
        last = price;
        if (move != 0) {
            side = move > 0 ? Side.BUY : Side.SELL;
        }
        return side;
    }
}
