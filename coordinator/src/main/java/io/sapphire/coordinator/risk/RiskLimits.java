package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.time.Duration;

/**
 * Pre-trade limits, deliberately without defaults.
 *
 * @param version number of this set; it travels with every order it approved
 * @param maxOrderNotional largest worth of one order
 * @param maxPositionNotional largest worth of one market's position after an order
 * @param maxLeverage largest worth of all positions as a multiple of equity
 * @param maxOrdersPerMinute how many orders may leave within a minute of venue time
 * @param maxDailyLoss how much equity may fall within a UTC day of venue time
 * @param marketStaleAfter how old the last frame of a market may be, in venue time
 */
public record RiskLimits(
        long version,
        Money maxOrderNotional,
        Money maxPositionNotional,
        Rate maxLeverage,
        int maxOrdersPerMinute,
        Money maxDailyLoss,
        Duration marketStaleAfter) {

    public RiskLimits {
        positive("max-order-notional", maxOrderNotional.e8());
        positive("max-position-notional", maxPositionNotional.e8());
        positive("max-leverage", maxLeverage.e8());
        positive("max-orders-per-minute", maxOrdersPerMinute);
        positive("max-daily-loss", maxDailyLoss.e8());
        positive("market-stale-after", marketStaleAfter.toMillis());
    }

    private static void positive(String limit, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("limit " + limit + " must be positive");
        }
    }
}
