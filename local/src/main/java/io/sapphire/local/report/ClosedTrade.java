package io.sapphire.local.report;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Direction;
import java.time.Instant;

/**
 * From flat to flat, or to the other side; partial closes belong to it.
 *
 * @param opened price of the first fill
 * @param closed price of the last fill
 * @param net realised less all fees on its way, in quote-asset units
 */
public record ClosedTrade(
        Symbol symbol, Direction side, Instant from, Instant to, Price opened, Price closed, Money net) {}
