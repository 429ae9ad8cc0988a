package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.time.Duration;

/**
 * Pre-trade limits, deliberately without defaults.
 *
 * @param version number of this set; it travels with every order it approved
 */
public record RiskLimits(long version, Size size, Loss loss, Pace pace) {

    /**
     * How much may be at stake.
     *
     * @param maxOrderNotional largest worth of one order
     * @param maxPositionNotional largest worth of one market's position after an order
     * @param maxGrossNotional largest worth of all positions without their signs
     * @param maxNetNotional largest worth of all longs less all shorts, or the other way round
     * @param maxLeverage largest worth of all positions as a multiple of equity
     * @param maxPriceDeviation how far an order's price may be from the mark, as a share of the mark
     */
    public record Size(
            Money maxOrderNotional,
            Money maxPositionNotional,
            Money maxGrossNotional,
            Money maxNetNotional,
            Rate maxLeverage,
            Rate maxPriceDeviation) {

        public Size {
            positive("max-order-notional", maxOrderNotional.e8());
            positive("max-position-notional", maxPositionNotional.e8());
            positive("max-gross-notional", maxGrossNotional.e8());
            positive("max-net-notional", maxNetNotional.e8());
            positive("max-leverage", maxLeverage.e8());
            positive("max-price-deviation", maxPriceDeviation.e8());
        }
    }

    /**
     * How much may be lost before entries stop.
     *
     * @param maxDaily how much equity may fall within a UTC day of venue time
     * @param maxDrawdown how far equity may be below its highest, as a share of that
     * @param maxStreak how many trades in a row may lose within a UTC day of venue time
     * @param cooldown venue time without entries in a market after a trade that lost; zero is none
     */
    public record Loss(Money maxDaily, Rate maxDrawdown, int maxStreak, Duration cooldown) {

        public Loss {
            positive("max-daily-loss", maxDaily.e8());
            positive("max-drawdown", maxDrawdown.e8());
            positive("max-loss-streak", maxStreak);
            if (cooldown.isNegative()) {
                throw new IllegalArgumentException("limit cooldown-after-loss must not be negative");
            }
        }
    }

    /**
     * How fast and on what knowledge.
     *
     * @param maxOrdersPerMinute how many orders may leave within a minute of venue time
     * @param marketStaleAfter how old the last frame of a market may be, in venue time
     */
    public record Pace(int maxOrdersPerMinute, Duration marketStaleAfter) {

        public Pace {
            positive("max-orders-per-minute", maxOrdersPerMinute);
            positive("market-stale-after", marketStaleAfter.toMillis());
        }
    }

    private static void positive(String limit, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("limit " + limit + " must be positive");
        }
    }
}
