package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.order.Leg;

/**
 * One position at one moment.
 *
 * @param entryPrice rounded half-even; zero if flat
 * @param realised profit so far, before fees
 * @param unrealised at the last published mark
 * @param isolated what is set aside for it
 */
public record PositionView(
        Leg leg,
        SignedQuantity quantity,
        Money entryPrice,
        Money realised,
        Money unrealised,
        MarginType marginType,
        Money isolated) {

    public Symbol symbol() {
        return leg.symbol();
    }
}
