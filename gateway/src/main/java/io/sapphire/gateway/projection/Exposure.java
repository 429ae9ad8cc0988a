package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Money;
import java.time.Duration;
import java.util.Optional;

/**
 * What limits are held against, at one moment.
 *
 * @param lastEntry worth of the last order that opened or added to a position
 * @param largestPosition worth of the largest position, without its sign
 * @param gross worth of all positions without their signs
 * @param net worth of all longs less all shorts
 * @param drawdown how far equity is below its highest, as a share of that
 * @param leverageE8 all positions over equity, in 1e-8 units; absent without equity
 * @param marginE8 what positions bind of equity as margin, at least, in 1e-8 units; absent without equity
 * @param concentrationE8 the largest position over equity, in 1e-8 units; absent without equity
 * @param inFlight orders of which the venue has said nothing yet
 * @param recent what past orders and trades tell
 * @param oldestMarket venue time since the least fresh market's last usable frame; absent before the first
 */
record Exposure(
        Optional<Money> lastEntry,
        Money largestPosition,
        Money gross,
        Money net,
        double drawdown,
        Optional<Long> leverageE8,
        int ordersLastMinute,
        Money lossToday,
        Optional<Long> marginE8,
        Optional<Long> concentrationE8,
        int inFlight,
        Conduct.Recent recent,
        Optional<Duration> oldestMarket) {}
