package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.portfolio.Position;
import java.time.Duration;

/**
 * Everything a check looks at besides the order and the limits.
 *
 * @param flattening an operator is closing all positions
 * @param reconciled our position equals what the venue last said
 * @param unknownOrders orders of which nobody can say what became of them
 * @param position in the order's market
 * @param pendingSignedE8 base-asset units in flight in the order's market, signed, in 1e-8 units
 * @param mark of the order's market
 * @param gross worth of all positions without their signs
 * @param lossToday how much equity fell since the UTC day of venue time began; negative if it rose
 * @param ordersLastMinute orders that left within the last minute of venue time
 * @param marketAge venue time since the last usable frame of the order's market
 */
public record RiskView(
        TradingState state,
        boolean flattening,
        boolean warmUp,
        boolean reconciled,
        int unknownOrders,
        Instrument instrument,
        Position position,
        long pendingSignedE8,
        Price mark,
        Money equity,
        Money gross,
        Money lossToday,
        int ordersLastMinute,
        Duration marketAge) {}
