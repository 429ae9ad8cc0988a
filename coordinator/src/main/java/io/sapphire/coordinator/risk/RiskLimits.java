package io.sapphire.coordinator.risk;

import static io.sapphire.coordinator.risk.Bounds.countWithin;
import static io.sapphire.coordinator.risk.Bounds.moneyWithin;
import static io.sapphire.coordinator.risk.Bounds.rateWithin;
import static io.sapphire.coordinator.risk.Bounds.spanWithin;
import static io.sapphire.coordinator.risk.Bounds.tokensWithin;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.time.Duration;

/**
 * Pre-trade limits, deliberately without defaults. Every number has bounds: zero, negative and absurdly large ones limit
 * nothing, or everything, and are refused.
 *
 * @param version number of this set; it travels with every order it approved
 */
public record RiskLimits(long version, Size size, Margin margin, Loss loss, Pace pace) {
    /** Of a log that is older than the limit: more than a day can use. */
    public static final int UNCOUNTED_TOKENS = 1_000_000_000;

    /**
     * How much may be at stake. Notionals at most 1e9.
     *
     * @param maxOrderNotional largest worth of one order
     * @param maxPositionNotional largest worth of one market's position after an order
     * @param maxGrossNotional largest worth of all positions and entries in flight without their signs
     * @param maxNetNotional largest worth of all longs less all shorts, or the other way round
     * @param maxConcentration largest worth of one market's position as a multiple of equity, at most 125
     * @param maxCorrelatedRisk how much of equity a usual day may move, if every market moves against us at once
     * @param maxPriceDeviation how far an order's price may be from the mark, as a share of the mark
     * @param maxTimesTypical largest worth of an entry as a multiple of what our last entries were worth, at most 1000
     * @param maxBookShare largest entry as a multiple of what the other side of the book shows, at most 1000
     */
    public record Size(
            Money maxOrderNotional,
            Money maxPositionNotional,
            Money maxGrossNotional,
            Money maxNetNotional,
            Rate maxConcentration,
            Rate maxCorrelatedRisk,
            Rate maxPriceDeviation,
            Rate maxTimesTypical,
            Rate maxBookShare) {

        public Size {
            moneyWithin("max-order-notional", maxOrderNotional);
            moneyWithin("max-position-notional", maxPositionNotional);
            moneyWithin("max-gross-notional", maxGrossNotional);
            moneyWithin("max-net-notional", maxNetNotional);
            rateWithin("max-concentration", maxConcentration, Bounds.LEVERAGE);
            rateWithin("max-correlated-risk", maxCorrelatedRisk, Bounds.WHOLE);
            rateWithin("max-price-deviation", maxPriceDeviation, Bounds.WHOLE);
            rateWithin("max-times-typical", maxTimesTypical, Bounds.THOUSAND);
            rateWithin("max-book-share", maxBookShare, Bounds.THOUSAND);
        }
    }

    /**
     * How far from a forced end. The venue's own numbers win; these are the least that is reckoned with beforehand.
     *
     * @param maxLeverage largest worth of all positions as a multiple of equity, at most 125
     * @param maxUse how much of equity may be bound as initial margin
     * @param initial share of a position's worth that is bound at least; more where the venue's leverage is lower
     * @param maintenance share of a position's worth below which equity must not fall
     * @param minLiquidationDistance how far the liquidation price must be from the mark, as a share of the mark; three
     *     usual days at least
     */
    public record Margin(Rate maxLeverage, Rate maxUse, Rate initial, Rate maintenance, Rate minLiquidationDistance) {

        public Margin {
            rateWithin("max-leverage", maxLeverage, Bounds.LEVERAGE);
            rateWithin("max-margin-use", maxUse, Bounds.WHOLE);
            rateWithin("initial-margin", initial, Bounds.WHOLE);
            rateWithin("maintenance-margin", maintenance, Bounds.HALF);
            rateWithin("min-liquidation-distance", minLiquidationDistance, Bounds.WHOLE);
        }
    }

    /**
     * How much may be lost before entries stop.
     *
     * @param maxDaily how much equity may fall within a UTC day of venue time
     * @param maxDrawdown how far equity may be below its highest, as a share of that
     * @param maxStreak how many trades in a row may lose within a UTC day of venue time
     * @param cooldown venue time without entries in a market after a trade that lost; zero is none
     * @param maxDailyModelCost how much all agents together may spend on language models within a UTC day of venue
     *     time, in USD
     * @param maxDailyModelTokens how many tokens, in and out, all agents together may use there within the same day
     */
    public record Loss(
            Money maxDaily,
            Rate maxDrawdown,
            int maxStreak,
            Duration cooldown,
            Money maxDailyModelCost,
            int maxDailyModelTokens) {

        public Loss {
            moneyWithin("max-daily-loss", maxDaily);
            rateWithin("max-drawdown", maxDrawdown, Bounds.WHOLE);
            countWithin("max-loss-streak", maxStreak);
            if (cooldown.isNegative() || cooldown.compareTo(Bounds.LONGEST) > 0) {
                throw new IllegalArgumentException("limit cooldown-after-loss must be within 0 and 30 days");
            }
            moneyWithin("max-daily-model-cost", maxDailyModelCost);
            tokensWithin("max-daily-model-tokens", maxDailyModelTokens);
        }
    }

    /**
     * How fast and on what knowledge.
     *
     * @param maxOrdersPerMinute how many orders may leave within a minute of venue time
     * @param maxMessagesPerMinute how many orders and cancels may leave within a minute of venue time
     * @param maxInFlight how many orders may wait for the venue's first answer
     * @param maxExecutions how many entries may trade in a market within {@code executionsWithin}; then entries stay
     *     off until an operator re-arms them
     * @param executionsWithin venue time
     * @param marketStaleAfter how old the last frame of a market may be, in venue time
     */
    public record Pace(
            int maxOrdersPerMinute,
            int maxMessagesPerMinute,
            int maxInFlight,
            int maxExecutions,
            Duration executionsWithin,
            Duration marketStaleAfter) {

        public Pace {
            countWithin("max-orders-per-minute", maxOrdersPerMinute);
            countWithin("max-messages-per-minute", maxMessagesPerMinute);
            countWithin("max-in-flight", maxInFlight);
            countWithin("max-executions", maxExecutions);
            spanWithin("executions-within", executionsWithin);
            spanWithin("market-stale-after", marketStaleAfter);
        }
    }
}
