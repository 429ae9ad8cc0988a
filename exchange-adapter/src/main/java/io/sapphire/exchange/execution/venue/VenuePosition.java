package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.PositionSide;

/** One position: in hedge mode a market has two, which do not cancel each other out. */
public record VenuePosition(Symbol symbol, PositionSide side, SignedQuantity quantity) {

    @Override
    public String toString() {
        return side == PositionSide.BOTH ? symbol.value() : symbol + " " + side;
    }
}
