package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.time.Duration;

/**
 * How decisions become orders.
 *
 * @param account prefix of every order id
 * @param largestPosition worth of a full position, below the position limit so that a moving price does not breach it
 * @param largestOrder worth of one order; a larger wish is worked off order by order
 * @param hysteresis differences below this share of the largest position are left alone
 * @param collar how far beyond the touch an order may trade
 * @param orderLife how long an approval is good for, in venue time
 * @param stopDistance how far from the average price the protective stop waits
 * @param profitDistance how far from the average price the take-profit waits; zero: none
 * @param unprotectedAtMost how long a position may be without a stop that the venue has taken, in venue time; then it is
 *     closed
 * @param pacing how entries take their time
 */
public record TradingRules(
        String account,
        Money largestPosition,
        Money largestOrder,
        Rate hysteresis,
        Rate collar,
        Duration orderLife,
        Rate stopDistance,
        Rate profitDistance,
        Duration unprotectedAtMost,
        Pacing pacing) {

    public TradingRules {
        if (!account.matches("[a-z0-9]{1,8}")) {
            throw new IllegalArgumentException(
                    "trading.account must be 1 to 8 lower-case letters or digits, was '" + account + "'");
        }
        if (largestPosition.signum() <= 0 || largestOrder.signum() <= 0) {
            throw new IllegalArgumentException("trading.largest-position and trading.largest-order must be positive");
        }
        if (stopDistance.e8() <= 0 || stopDistance.e8() >= Rate.of("0.5").e8()) {
            throw new IllegalArgumentException("trading.stop-distance must be above 0 and below 0.5");
        }
        if (profitDistance.e8() < 0 || profitDistance.compareTo(Rate.of("10")) > 0) {
            throw new IllegalArgumentException("trading.take-profit-distance must be within 0 and 10");
        }
        if (!unprotectedAtMost.isPositive()) {
            throw new IllegalArgumentException("trading.unprotected-at-most must be positive");
        }
        if (collar.e8() < 0 || hysteresis.e8() < 0 || !orderLife.isPositive()) {
            throw new IllegalArgumentException(
                    "trading.collar and trading.hysteresis must not be negative, trading.order-life must be positive");
        }
    }
}
