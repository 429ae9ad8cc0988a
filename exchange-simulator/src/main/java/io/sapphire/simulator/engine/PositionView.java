package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;

/**
 * What is held of one market at one moment.
 *
 * @param entryPrice rounded half-even; zero if flat
 * @param realised profit so far, before fees
 * @param unrealised at the last published mark
 */
public record PositionView(
        Symbol symbol, SignedQuantity quantity, Money entryPrice, Money realised, Money unrealised) {}
