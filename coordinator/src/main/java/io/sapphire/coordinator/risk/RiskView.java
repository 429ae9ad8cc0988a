package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.portfolio.Position;
import java.time.Duration;

/**
 * Everything a check looks at besides the order and the limits.
 *
 * @param market what is known of the order's market
 * @param books what the account is worth and has at stake
 * @param ordersLastMinute orders that left within the last minute of venue time
 */
public record RiskView(Permission permission, Market market, Books books, int ordersLastMinute) {

    /**
     * Whether anything may leave at all.
     *
     * @param flattening an operator is closing all positions
     * @param reconciled our position equals what the venue last said
     * @param unknownOrders orders of which nobody can say what became of them
     */
    public record Permission(
            TradingState state, boolean flattening, boolean warmUp, boolean reconciled, int unknownOrders) {}

    /**
     * The order's market.
     *
     * @param pendingSignedE8 base-asset units in flight, signed, in 1e-8 units
     * @param age venue time since the last usable frame
     * @param sinceLoss venue time since the last trade that lost; very long if none did
     */
    public record Market(
            Instrument instrument,
            Position position,
            long pendingSignedE8,
            Price mark,
            Duration age,
            Duration sinceLoss) {}

    /**
     * The account.
     *
     * @param peak highest equity so far
     * @param gross worth of all positions without their signs
     * @param net worth of all longs less all shorts
     * @param lossToday how much equity fell since the UTC day of venue time began; negative if it rose
     * @param lossStreak trades in a row that lost, within the UTC day of venue time
     */
    public record Books(Money equity, Money peak, Money gross, Money net, Money lossToday, int lossStreak) {}
}
